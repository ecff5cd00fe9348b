import { auditActionWords, type AuditEvent } from '@casedoor/contracts';
import { Anchor, Stack, Text, UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router-dom';
import { useMember } from '../../../api/session.ts';
import { formatMoment } from '../../../i18n/format.ts';
import { paths } from '../../paths.ts';
import { factsOf } from './event-facts.ts';

interface Props {
  events: readonly AuditEvent[];
  /** Called when a name is pressed: filters by that person. */
  onPerson: (membershipId: string) => void;
}

/** Audit events as text, newest first. */
export function AuditList({ events, onPerson }: Props) {
  const { t } = useTranslation('audit');
  return (
    <Stack component="ol" gap={0} p={0} m={0} style={{ listStyle: 'none' }} aria-label={t('title')}>
      {events.map((event) => (
        <Event key={event.id} event={event} onPerson={onPerson} />
      ))}
    </Stack>
  );
}

function Event({ event, onPerson }: { event: AuditEvent; onPerson: Props['onPerson'] }) {
  const { t, i18n } = useTranslation('audit');
  const { timeZone } = useMember().organization;
  const { by, byMembershipId } = event;
  const moment = formatMoment(`${event.at.slice(0, 19)}Z`, timeZone);
  return (
    <li style={{ borderTop: '1px solid var(--colour-line)', padding: '0.75rem 0' }}>
      <Text fw={600} style={{ overflowWrap: 'anywhere' }}>
        {auditActionWords(event.action, i18n.language === 'fr' ? 'fr' : 'en')}
        {event.subjectType !== 'organization' && (
          <>
            {t('about')}
            <Subject event={event} />
          </>
        )}
      </Text>
      {factsOf(event, { t, timeZone }).map((fact) => (
        <Text key={fact} size="sm" style={{ overflowWrap: 'anywhere' }}>
          {fact}
        </Text>
      ))}
      <Text size="sm" c="dimmed">
        <time dateTime={event.at}>{moment}</time>
        {' · '}
        {by === null || byMembershipId === null ? (
          t('system')
        ) : (
          <UnstyledButton
            fz="inherit"
            td="underline"
            aria-label={t('onlyBy', { name: by })}
            onClick={() => onPerson(byMembershipId)}
          >
            {by}
          </UnstyledButton>
        )}
      </Text>
    </li>
  );
}

/** The event's record under its present name, as a link. */
function Subject({ event: { subject, subjectType, subjectId } }: { event: AuditEvent }) {
  const { t } = useTranslation('audit');
  const to = {
    user: paths.user,
    case: paths.caseRecord,
    signup_link: paths.signupLink,
    registration: paths.pendingRegistration,
    party: () => paths.parties,
    organization: () => paths.organization,
  }[subjectType](subjectId);
  return (
    <Anchor component={Link} to={to} inherit underline="always">
      {subject ?? t(`nameless.${subjectType}`)}
    </Anchor>
  );
}
