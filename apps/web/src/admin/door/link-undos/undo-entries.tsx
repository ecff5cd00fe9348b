import { fullName } from '@casedoor/contracts/person-name';
import type { UndoEntry } from '@casedoor/contracts';
import { Anchor, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router-dom';
import { paths } from '../../paths.ts';

interface Props {
  label: string;
  entries: readonly UndoEntry[];
  /** Shown where there are none. */
  empty: string;
}

/** The people and cases of an undo or of its preview. */
export function UndoEntries({ label, entries, empty }: Props) {
  const { t } = useTranslation('undo');
  if (entries.length === 0)
    return (
      <Text size="sm" c="dimmed">
        {empty}
      </Text>
    );
  return (
    <Stack component="ul" gap="sm" p={0} m={0} style={{ listStyle: 'none' }} aria-label={label}>
      {entries.map((entry) => (
        <li key={entry.id}>
          <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
            <Anchor component={Link} to={paths.user(entry.membershipId)} inherit fw={600}>
              {fullName(entry) || entry.email}
            </Anchor>{' '}
            <Text span inherit c="dimmed">
              {entry.email}
            </Text>
          </Text>
          <Text size="sm">{t(`user.${entry.user}`)}</Text>
          {entry.case && (
            <Text size="sm">
              <Anchor component={Link} to={paths.caseRecord(entry.case.id)} inherit ff="monospace">
                {entry.case.reference}
              </Anchor>{' '}
              {t(`case.${entry.case.outcome}`)}
            </Text>
          )}
        </li>
      ))}
    </Stack>
  );
}
