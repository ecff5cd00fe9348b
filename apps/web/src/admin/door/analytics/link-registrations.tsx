import type { RegistrationSummary } from '@casedoor/contracts';
import { Anchor, Badge, Group, Skeleton, Stack, Text, Title, VisuallyHidden } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router-dom';
import { useMember } from '../../../api/session.ts';
import { formatDateTime } from '../../../i18n/format.ts';
import { paths } from '../../paths.ts';
import { ErrorPanel } from '../../../ui/error-panel.tsx';
import { LoadMore } from '../../../ui/load-more.tsx';
import { useLinkRegistrations } from '../signup-links/queries.ts';
import { nameOf, useArrivals } from './use-arrivals.ts';

/** A link's registrations: the state of each, and the delivery of its mail. */
export function LinkRegistrations({ signupLinkId }: { signupLinkId: string }) {
  const { t } = useTranslation('signup-links');
  const query = useLinkRegistrations(signupLinkId);
  const people = query.data?.pages.flatMap(({ items }) => items);
  const news = useArrivals(signupLinkId, people);
  return (
    <Stack gap="sm" component="section">
      <VisuallyHidden role="status">{news}</VisuallyHidden>
      <Title order={3} fz="md">
        {t('registrations.title')}
      </Title>
      {query.isPending && <Skeleton height={64} />}
      {!people && query.isError && (
        <ErrorPanel error={query.error} retry={query.refetch} retrying={query.isFetching} />
      )}
      {people?.length === 0 && (
        <Text c="dimmed" size="sm">
          {t('registrations.empty')}
        </Text>
      )}
      {people && people.length > 0 && (
        <Stack component="ul" gap="md" p={0} m={0} style={{ listStyle: 'none' }}>
          {people.map((person) => (
            <Arrival key={person.id} person={person} />
          ))}
        </Stack>
      )}
      {people?.some(({ membershipId }) => membershipId) && (
        <Anchor component={Link} to={`${paths.users}?link=${signupLinkId}`} size="sm">
          {t('registrations.seeUsers')}
        </Anchor>
      )}
      <LoadMore query={query} />
    </Stack>
  );
}

function Arrival({ person }: { person: RegistrationSummary }) {
  const { t } = useTranslation('signup-links');
  const { timeZone } = useMember().organization;
  const {
    email,
    state,
    origin,
    mail,
    membershipId,
    caseId,
    openedLinkId,
    throwawayEmail,
    decidedBy,
    decisionReason,
  } = person;
  const name = nameOf(person);
  // Once somebody has opened the mail, its delivery adds nothing.
  const mailShown = mail && (state === 'started' || mail.state === 'failed');
  return (
    <Group component="li" justify="space-between" align="flex-start" gap="xs">
      <div style={{ minWidth: 0, flex: '1 1 12rem' }}>
        <Text fw={600} style={{ overflowWrap: 'anywhere' }}>
          {membershipId ? (
            <Anchor component={Link} to={paths.user(membershipId)} inherit>
              {name}
            </Anchor>
          ) : (
            name
          )}
        </Text>
        {name !== email && (
          <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
            {email}
          </Text>
        )}
        <Text
          size="sm"
          c="dimmed"
          {...(throwawayEmail ? { mb: 4 } : {})}
        >{`${t(openedLinkId ? 'registrations.formerUrl' : `registrations.origin.${origin}`)} · ${formatDateTime(person.completedAt ?? person.createdAt, timeZone)}`}</Text>
        {throwawayEmail && (
          <Badge size="sm" style={{ color: 'var(--colour-wait)', background: 'var(--colour-wait-soft)' }}>
            {t('registrations.throwaway')}
          </Badge>
        )}
      </div>
      <div>
        <Text size="sm" c={state === 'completed' ? 'var(--colour-good)' : 'var(--colour-text)'}>
          {t(`registrations.state.${state}`)}
        </Text>
        {person.disabledAt && (
          <Text size="sm" c="dimmed">
            {t('registrations.disabled', { date: formatDateTime(person.disabledAt, timeZone) })}
          </Text>
        )}
        {state === 'pending_approval' && (
          <Anchor component={Link} to={paths.pendingRegistration(person.id)} size="sm">
            {t('registrations.toQueue')}
          </Anchor>
        )}
        {decidedBy && (
          <Text size="sm" c="dimmed" maw={260} style={{ overflowWrap: 'anywhere' }}>
            {decisionReason
              ? t('registrations.decidedWhy', { name: decidedBy, why: decisionReason })
              : t('registrations.decided', { name: decidedBy })}
          </Text>
        )}
        {mailShown && (
          <Text size="sm" c={mail.state === 'failed' ? 'var(--colour-bad)' : 'dimmed'} maw={260}>
            {mail.state === 'failed' && mail.error
              ? t('registrations.mail.failedWhy', { why: mail.error })
              : t(`registrations.mail.${mail.state}`)}
          </Text>
        )}
        {caseId && (
          <Anchor component={Link} to={paths.caseRecord(caseId)} size="sm">
            {t('registrations.seeCase')}
          </Anchor>
        )}
      </div>
    </Group>
  );
}
