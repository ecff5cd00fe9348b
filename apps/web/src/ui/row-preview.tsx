import { Badge, Button, Group, Paper, SegmentedControl, Stack, Table, Text } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

/** The outcome of importing a row. */
export type RowOutcome = 'added' | 'changed' | 'unchanged' | 'refused';

/** A row of a file with its outcome. */
export interface PreviewedRow {
  line: number;
  label: string;
  outcome: RowOutcome;
  /** What changes, or why the row is refused. */
  detail: string;
}

const outcomes = ['refused', 'added', 'changed', 'unchanged'] as const;
const colours = { added: 'green', changed: 'blue', unchanged: 'gray', refused: 'red' } as const;
const shownAtOnce = 100;

/** Preview of an import: the count of each outcome, and each row with its own. Refused rows are first. */
export function RowPreview({ rows }: { rows: readonly PreviewedRow[] }) {
  const { t } = useTranslation('imports');
  const narrow = useMediaQuery('(max-width: 48em)', undefined, { getInitialValueInEffect: false });
  const [shown, setShown] = useState<RowOutcome | 'all'>('all');
  const [most, setMost] = useState(shownAtOnce);
  const count = (outcome: RowOutcome) => rows.filter((row) => row.outcome === outcome).length;
  const fitting =
    shown === 'all'
      ? outcomes.flatMap((outcome) => rows.filter((row) => row.outcome === outcome))
      : rows.filter((row) => row.outcome === shown);
  const visible = fitting.slice(0, most);

  return (
    <Stack gap="md">
      <SegmentedControl
        aria-label={t('preview.filter')}
        orientation={narrow ? 'vertical' : 'horizontal'}
        value={shown}
        onChange={(value) => {
          setShown(value as RowOutcome | 'all');
          setMost(shownAtOnce);
        }}
        data={[
          { value: 'all', label: t('preview.all', { total: rows.length }) },
          ...outcomes.map((outcome) => ({
            value: outcome,
            label: `${t(`outcome.${outcome}`)} (${count(outcome)})`,
          })),
        ]}
      />
      {narrow ? (
        <Stack component="ul" gap="sm" p={0} m={0} aria-label={t('preview.title')}>
          {visible.map((row) => (
            <Paper component="li" key={row.line} withBorder p="sm" style={{ listStyle: 'none' }}>
              <Group justify="space-between" gap="xs">
                <Text size="sm" c="dimmed">
                  {t('preview.line', { line: row.line })}
                </Text>
                <Outcome outcome={row.outcome} />
              </Group>
              <Text style={{ overflowWrap: 'anywhere' }}>{row.label}</Text>
              <Text size="sm">{row.detail}</Text>
            </Paper>
          ))}
        </Stack>
      ) : (
        <Table aria-label={t('preview.title')}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t('preview.lineColumn')}</Table.Th>
              <Table.Th scope="col">{t('preview.rowColumn')}</Table.Th>
              <Table.Th scope="col">{t('preview.outcomeColumn')}</Table.Th>
              <Table.Th scope="col">{t('preview.detailColumn')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {visible.map((row) => (
              <Table.Tr key={row.line}>
                <Table.Td>{row.line}</Table.Td>
                <Table.Td miw={220} style={{ overflowWrap: 'anywhere' }}>
                  {row.label}
                </Table.Td>
                <Table.Td>
                  <Outcome outcome={row.outcome} />
                </Table.Td>
                <Table.Td>{row.detail}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
      {fitting.length > most && (
        <Button variant="default" onClick={() => setMost(most + shownAtOnce)} style={{ alignSelf: 'center' }}>
          {t('preview.more', { count: fitting.length - most })}
        </Button>
      )}
    </Stack>
  );
}

function Outcome({ outcome }: { outcome: RowOutcome }) {
  const { t } = useTranslation('imports');
  return (
    <Badge variant="dot" color={colours[outcome]} size="lg" miw="max-content">
      {t(`outcome.${outcome}`)}
    </Badge>
  );
}
