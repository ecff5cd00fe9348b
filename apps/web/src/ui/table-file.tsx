import { Alert, Button, FileButton, Group, NativeSelect, SimpleGrid, Stack, Text } from '@mantine/core';
import { IconDownload, IconFileSpreadsheet } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatList } from '../i18n/format.ts';
import {
  isHeadingOf,
  matchColumns,
  rivalColumns,
  rowsOf,
  type TableColumn,
  type TableRow,
} from './match-columns.ts';
import { readCsv, readTextFile, type CsvReading } from './read-csv.ts';
import { saveFile } from './save-file.ts';

interface Props<Key extends string> {
  columns: readonly TableColumn<Key>[];
  /** Most rows that are accepted. */
  limit: number;
  /** A sample file: its name and its lines, the first with the column headings. */
  sample: { name: string; lines: readonly (readonly string[])[] };
  /** Called with the rows of the present column mapping; null while there are none. */
  onRows: (rows: TableRow<Key>[] | null) => void;
}

/** Chooses a CSV file and maps its columns; those with known headings are mapped already. */
export function TableFile<Key extends string>({ columns, limit, sample, onRows }: Props<Key>) {
  const { t, i18n } = useTranslation('imports');
  const [file, setFile] = useState<{ name: string; reading: CsvReading } | null>(null);
  const [matched, setMatched] = useState<Partial<Record<Key, string>>>({});
  const reading = file?.reading;
  const table = reading && 'rows' in reading ? reading : null;
  const tooLong = table !== null && table.rows.length > limit;

  function give(found: CsvReading, match: Partial<Record<Key, string>>) {
    const usable = 'rows' in found && found.rows.length <= limit && Object.keys(match).length > 0;
    onRows(usable ? rowsOf(found.rows, columns, match) : null);
  }

  async function choose(chosen: File | null) {
    if (!chosen) return;
    const found = readCsv(await readTextFile(chosen), isHeadingOf(columns));
    const match = 'rows' in found ? matchColumns(found.columns, columns) : {};
    setFile({ name: chosen.name, reading: found });
    setMatched(match);
    give(found, match);
  }

  function rematch(key: Key, column: string) {
    const { [key]: _, ...others } = matched;
    const match = (column === '' ? others : { ...others, [key]: column }) as typeof matched;
    setMatched(match);
    if (table) give(table, match);
  }

  function saveSample() {
    const mark = i18n.language === 'fr' ? ';' : ',';
    const text = sample.lines.map((line) => `${line.join(mark)}\r\n`).join('');
    // Spreadsheets recognize UTF-8 by the byte order mark.
    saveFile(sample.name, new Blob([`\uFEFF${text}`], { type: 'text/csv;charset=utf-8' }));
  }

  return (
    <Stack gap="md">
      <Group gap="sm">
        <FileButton onChange={(chosen) => void choose(chosen)} accept=".csv,text/csv,.txt,.tsv">
          {(props) => (
            <Button {...props} leftSection={<IconFileSpreadsheet size={18} aria-hidden />}>
              {file ? t('file.another') : t('file.choose')}
            </Button>
          )}
        </FileButton>
        <Button variant="default" leftSection={<IconDownload size={18} aria-hidden />} onClick={saveSample}>
          {t('file.sample')}
        </Button>
      </Group>
      {file && (
        <Text role="status" style={{ overflowWrap: 'anywhere' }}>
          {table ? t('file.read', { name: file.name, count: table.rows.length }) : file.name}
        </Text>
      )}
      {reading && 'fault' in reading && (
        <Alert role="alert" color="red" variant="outline">
          {t('file.empty')}
        </Alert>
      )}
      {tooLong && (
        <Alert role="alert" color="red" variant="outline">
          {t('file.tooLong', { limit })}
        </Alert>
      )}
      {table && !tooLong && table.unclosed.length > 0 && (
        <Alert role="status" color="yellow" variant="outline">
          {t('file.unclosed', {
            count: table.unclosed.length,
            lines: formatList(table.unclosed.map(String)),
          })}
        </Alert>
      )}
      {table &&
        !tooLong &&
        rivalColumns(table.columns, columns).map(({ label, headings }) => (
          <Alert key={label} role="status" color="yellow" variant="outline">
            {t('columns.rivals', { label, headings: formatList(headings) })}
          </Alert>
        ))}
      {table && !tooLong && (
        <Stack gap="xs" role="group" aria-label={t('columns.title')}>
          <Text fw={600}>{t('columns.title')}</Text>
          <SimpleGrid cols={{ base: 1, xs: 2, md: 3 }}>
            {columns.map(({ key, label }) => (
              <NativeSelect
                key={key}
                label={label}
                value={matched[key] ?? ''}
                onChange={(event) => rematch(key, event.currentTarget.value)}
                data={[
                  { value: '', label: t('columns.none') },
                  ...[...new Set(table.columns)]
                    .filter((column) => column !== '')
                    .map((column) => ({ value: column, label: column })),
                ]}
              />
            ))}
          </SimpleGrid>
        </Stack>
      )}
    </Stack>
  );
}
