import type { AuditEvent, CorrectedField } from '@casedoor/contracts';
import { Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useMember } from '../../../api/session.ts';
import { formatMoment } from '../../../i18n/format.ts';
import { ErrorPanel } from '../../../ui/error-panel.tsx';
import { useCorrections } from './correction-queries.ts';

/** Who corrected what of a user, newest first; nothing while nobody has. */
export function CorrectionHistory({ membershipId }: { membershipId: string }) {
  const { t } = useTranslation('users');
  const { data, error, refetch, isFetching } = useCorrections(membershipId);
  if (error && !data) return <ErrorPanel error={error} retry={refetch} retrying={isFetching} />;
  if (!data || data.items.length === 0) return null;
  return (
    <section aria-labelledby="user-corrections">
      <Title order={3} fz="md" mb="xs" id="user-corrections">
        {t('correction.history')}
      </Title>
      <Stack component="ol" gap="xs" p={0} m={0} style={{ listStyle: 'none' }}>
        {data.items.map((event) => (
          <Step key={event.id} event={event} />
        ))}
      </Stack>
    </section>
  );
}

function Step({ event }: { event: AuditEvent }) {
  const { t } = useTranslation('users');
  const { timeZone } = useMember().organization;
  const date = formatMoment(`${event.at.slice(0, 19)}Z`, timeZone);
  return (
    <li>
      {changesOf(event).map(({ field, from, to, isOwnAgain }) => (
        <Text key={field} size="sm" style={{ overflowWrap: 'anywhere' }}>
          {t(isOwnAgain ? 'correction.changeBack' : 'correction.change', {
            before: from || t('correction.none'),
            after: to || t('correction.none'),
          })}
        </Text>
      ))}
      <Text size="sm" c="dimmed">
        <time dateTime={event.at}>
          {event.by === null ? date : t('correction.by', { name: event.by, date })}
        </time>
      </Text>
    </li>
  );
}

interface Change {
  field: CorrectedField;
  from: string | null;
  to: string | null;
  isOwnAgain: boolean;
}

/** The details of a `user.corrected` event. */
function changesOf({ details }: AuditEvent): Change[] {
  const ownAgain = (details['ownAgain'] ?? []) as CorrectedField[];
  return (['name', 'phone'] as const).flatMap((field) => {
    const change = details[field] as { from: string | null; to: string | null } | undefined;
    return change ? [{ field, ...change, isOwnAgain: ownAgain.includes(field) }] : [];
  });
}
