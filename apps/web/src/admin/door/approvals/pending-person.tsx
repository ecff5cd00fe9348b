import { fullName } from '@casedoor/contracts/person-name';
import type { RegistrationForDecision } from '@casedoor/contracts';
import { Anchor, Button, Checkbox, Group, Paper, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router-dom';
import { formatDate, formatDateTime, formatTimeZone, formatWaited } from '../../../i18n/format.ts';
import { paths } from '../../paths.ts';
import { LinkState } from '../signup-links/link-state.tsx';

interface Props {
  person: RegistrationForDecision;
  chosen?: boolean;
  /** Omitted where the person cannot be selected. */
  onChoose?: (on: boolean) => void;
  onApprove: () => void;
  onReject: () => void;
}

const week = 7 * 24 * 3600 * 1000;

function isWithinAWeek(moment: string): boolean {
  return Date.parse(moment) - Date.now() < week;
}

/** A registration pending approval: who it is, what they would become, since when, and the two decisions. */
export function PendingPerson({ person, chosen = false, onChoose, onApprove, onReject }: Props) {
  const { t } = useTranslation('approval');
  const { signupLink, submittedAt, lapsesAt } = person;
  const name = fullName(person) || person.email;
  const soon = lapsesAt !== null && isWithinAWeek(lapsesAt);
  return (
    <Paper component={onChoose ? 'li' : 'div'} withBorder p="md">
      <Group justify="space-between" align="flex-start" gap="md">
        <Group align="flex-start" wrap="nowrap" gap="md" flex="1 1 20rem" style={{ minWidth: 0 }}>
          {onChoose && (
            <Checkbox
              mt={2}
              aria-label={t('choose', { name })}
              checked={chosen}
              onChange={(event) => onChoose(event.currentTarget.checked)}
            />
          )}
          <Stack gap={4} style={{ minWidth: 0, overflowWrap: 'anywhere' }}>
            <Text fw={600}>{name}</Text>
            <Text size="sm">{[person.email, person.phone].filter(Boolean).join(' · ')}</Text>
            {person.throwawayEmail && (
              <Text size="sm" c="var(--colour-wait)">
                {t('throwaway')}
              </Text>
            )}
            <Text size="sm">
              {t(`becomes.${person.joinsAs}`)}{' '}
              {person.customCaseRole === null
                ? t(`opens.${person.caseRole ?? 'none'}`)
                : t('opens.custom', { role: person.customCaseRole })}
            </Text>
            <Group gap="xs" c="dimmed" fz="sm">
              <Anchor component={Link} to={paths.signupLink(signupLink.id)} inherit>
                {signupLink.title}
              </Anchor>
              <LinkState state={signupLink.state} />
              {person.sourceTag && <span>{t('source', { tag: person.sourceTag })}</span>}
              {person.origin === 'invitation' && (
                <span>{person.invitedBy ? t('invitedBy', { name: person.invitedBy }) : t('invited')}</span>
              )}
              <span>{t(person.hasAccount ? 'account.exists' : 'account.none')}</span>
            </Group>
            <Text size="sm" c="dimmed">
              {submittedAt &&
                t('since', { moment: formatDateTime(submittedAt), waited: formatWaited(submittedAt) })}{' '}
              <Text span inherit c={soon ? 'var(--colour-wait)' : 'dimmed'} fw={soon ? 600 : 400}>
                {lapsesAt && t('lapses', { date: formatDate(lapsesAt) })}
              </Text>
            </Text>
            <Details person={person} />
            {person.grantLapsed && (
              <Text size="sm" c="var(--colour-wait)" maw="60ch">
                {t('grantLapsed')}
              </Text>
            )}
          </Stack>
        </Group>
        <Group gap="sm">
          <Button onClick={onApprove} aria-label={t('approveOf', { name })}>
            {t('approve')}
          </Button>
          <Button variant="default" onClick={onReject} aria-label={t('rejectOf', { name })}>
            {t('reject')}
          </Button>
        </Group>
      </Group>
    </Paper>
  );
}

/** The rest of the person's answers and consents. */
function Details({ person }: { person: RegistrationForDecision }) {
  const { t } = useTranslation('approval');
  const { t: shell } = useTranslation('shell');
  const { termsVersion, privacyVersion, noticeVersion } = person.consents;
  const facts = [
    shell(`language.${person.locale}`),
    person.timeZone && formatTimeZone(person.timeZone),
    termsVersion && t('consent.terms', { version: termsVersion }),
    privacyVersion && t('consent.privacy', { version: privacyVersion }),
    noticeVersion !== null && t('consent.notice', { version: noticeVersion }),
    person.newsletter && t('consent.newsletter'),
  ].filter((line) => typeof line === 'string' && line !== '');
  return (
    <Text size="sm" c="dimmed">
      {facts.join(' · ')}
    </Text>
  );
}
