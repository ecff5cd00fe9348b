import type { AuditEvent } from '@casedoor/contracts';
import { List, Skeleton, Stack, Text, Title } from '@mantine/core';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { useMember } from '../../../api/session.ts';
import { formatMoment } from '../../../i18n/format.ts';
import { ErrorPanel } from '../../../ui/error-panel.tsx';
import { LoadMore } from '../../../ui/load-more.tsx';
import { useLinkHistory } from '../signup-links/queries.ts';
import { isSettingName, settingValue } from '../signup-links/settings/setting-words.ts';

const known = {
  'signup_link.created': 'created',
  'signup_link.changed': 'changed',
  'signup_link.grant_lapsed': 'grantLapsed',
  'signup_link.replaced': 'replaced',
  'signup_link.revoked': 'revoked',
  'signup_link.paused_by_alarm': 'pausedByAlarm',
  'signup_link.grace_ended': 'graceEnded',
  'signup_link.undone': 'undone',
  'signup_link.undo_restored': 'undoRestored',
  'signup_link.invitations_sent': 'invitationsSent',
  'signup_link.invitations_cancelled': 'invitationsCancelled',
  'signup_link.invitations_resumed': 'invitationsResumed',
  'signup_request.invited': 'requestInvited',
  'signup_request.dismissed': 'requestDismissed',
} as const;

/** A link's audit events: what happened, who did it and when. */
export function LinkHistory({ signupLinkId }: { signupLinkId: string }) {
  const { t } = useTranslation('signup-links');
  const query = useLinkHistory(signupLinkId);
  const events = query.data?.pages.flatMap(({ items }) => items);
  return (
    <Stack gap="sm" component="section">
      <Title order={3} fz="md">
        {t('history.title')}
      </Title>
      {query.isPending && <Skeleton height={64} />}
      {!events && query.isError && (
        <ErrorPanel error={query.error} retry={query.refetch} retrying={query.isFetching} />
      )}
      {events?.length === 0 && (
        <Text c="dimmed" size="sm">
          {t('history.empty')}
        </Text>
      )}
      {events && events.length > 0 && (
        <Stack component="ol" gap="md" p={0} m={0} style={{ listStyle: 'none' }}>
          {events.map((event) => (
            <Event key={event.id} event={event} />
          ))}
        </Stack>
      )}
      <LoadMore query={query} />
    </Stack>
  );
}

function Event({ event }: { event: AuditEvent }) {
  const { t } = useTranslation('signup-links');
  const { timeZone } = useMember().organization;
  const changes = changesOf(event);
  const action = event.action in known ? known[event.action as keyof typeof known] : null;
  return (
    <li>
      <Text size="sm" fw={600}>
        {action ? t(`history.action.${action}`) : t('history.action.other', { action: event.action })}
      </Text>
      {changes.length > 0 && (
        <List size="sm" listStyleType="none">
          {changes.map(({ name, from, to }) => (
            <List.Item key={name} style={{ overflowWrap: 'anywhere' }}>
              {t('history.change', {
                setting: t(`setting.${name}`),
                before:
                  name === 'customCaseRoleId' ? roleName(from, t) : settingValue(name, from, t, timeZone),
                after: name === 'customCaseRoleId' ? roleName(to, t) : settingValue(name, to, t, timeZone),
              })}
            </List.Item>
          ))}
        </List>
      )}
      {factsOf(event, timeZone, t).map((fact) => (
        <Text key={fact} size="sm" style={{ overflowWrap: 'anywhere' }}>
          {fact}
        </Text>
      ))}
      <Text size="sm" c="dimmed">
        {t('history.line', { date: formatMoment(event.at, timeZone), by: event.by ?? t('history.system') })}
      </Text>
    </li>
  );
}

/** Returns an event's further facts: its reason, how long the former URL works, which link it was copied from. */
function factsOf({ action, details }: AuditEvent, timeZone: string, t: TFunction<'signup-links'>): string[] {
  const { reason, graceEndsAt, replaces, duplicateOf, addresses, alarm, count, limit } = details as Record<
    string,
    unknown
  >;
  const facts: string[] = [];
  if (alarm === 'starts' || alarm === 'refusals' || alarm === 'unverified')
    facts.push(t(`alarm.why.${alarm}`, { number: Number(count), limit: Number(limit) }));
  if (replaces) facts.push(t('history.successor'));
  if (duplicateOf) facts.push(t('history.duplicate'));
  if (action === 'signup_link.replaced' || replaces) {
    facts.push(
      typeof graceEndsAt === 'string'
        ? t('history.grace', { moment: formatMoment(graceEndsAt, timeZone) })
        : t('history.noGrace'),
    );
  }
  if (typeof addresses === 'number') facts.push(t('history.addresses', { count: addresses }));
  if (typeof reason === 'string') facts.push(t('history.reason', { reason }));
  return facts;
}

function changesOf({ action, details }: AuditEvent) {
  if (action !== 'signup_link.changed') return [];
  return Object.entries(details).flatMap(([detail, change]) => {
    // The audit event stores the role's name, chosen by the organization.
    const name = detail === 'customCaseRole' ? 'customCaseRoleId' : detail;
    return isSettingName(name) &&
      typeof change === 'object' &&
      change !== null &&
      'from' in change &&
      'to' in change
      ? [{ name, from: change.from, to: change.to }]
      : [];
  });
}

function roleName(value: unknown, t: TFunction<'signup-links'>): string {
  return typeof value === 'string' ? value : t('value.none');
}
