import type { ImportedRow, ImportKind } from '@casedoor/contracts';
import { Anchor, Button, Checkbox, Group, List, Paper, Stack, Text, Title } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import type { TFunction } from 'i18next';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router-dom';
import { formatDateTime } from '../../../i18n/format.ts';
import { paths } from '../../paths.ts';
import { ArrivingTitle } from '../../../ui/arriving-title.tsx';
import { ErrorLine } from '../../../ui/error-panel.tsx';
import type { TableRow } from '../../../ui/match-columns.ts';
import { PageHeading } from '../../../ui/page-heading.tsx';
import { RowPreview } from '../../../ui/row-preview.tsx';
import { TableFile } from '../../../ui/table-file.tsx';
import { useUnsaved } from '../../../ui/unsaved-forms.ts';
import { ImportProgress } from './import-progress.tsx';
import { fileKind } from './kinds.ts';
import { useImports, usePreviewImport, useStartImport, type ImportFile } from './queries.ts';

const mostRows = 5000;

/** Imports a file of users or parties: choose it, preview the outcome of each row, start, watch the progress. */
export function ImportPage({ kind }: { kind: ImportKind }) {
  const { t } = useTranslation('imports');
  // The import's id is in the address: a reload or a closed tab finds it again.
  const [address, setAddress] = useSearchParams();
  const run = address.get('run');
  const [started, setStarted] = useState<string | null>(null);
  return (
    <>
      <Anchor
        component={Link}
        to={kind === 'users' ? paths.users : paths.parties}
        size="sm"
        mb="md"
        style={{ display: 'inline-flex', alignItems: 'center', gap: 4 }}
      >
        <IconArrowLeft size={16} aria-hidden />
        {t(`back.${kind}`)}
      </Anchor>
      <PageHeading title={t(`title.${kind}`)} text={t(`text.${kind}`)} />
      {run ? (
        <ImportProgress importId={run} arriving={run === started} onAnother={() => setAddress({})} />
      ) : (
        <NewImport
          kind={kind}
          onStarted={(id) => {
            setStarted(id);
            setAddress({ run: id });
          }}
        />
      )}
      <Earlier kind={kind} shown={run} />
    </>
  );
}

function NewImport({ kind, onStarted }: { kind: ImportKind; onStarted: (importId: string) => void }) {
  const { t } = useTranslation('imports');
  const files = useMemo(() => fileKind(kind, t), [kind, t]);
  const [rows, setRows] = useState<TableRow<string>[] | null>(null);
  const [mailNow, setMailNow] = useState(true);
  const preview = usePreviewImport();
  const start = useStartImport();
  // An earlier import is another query of this page, and takes the place of the file.
  const forget = useUnsaved(t(`title.${kind}`), rows !== null, 'address');
  const looked = preview.data?.rows;
  const usable = looked?.filter(({ outcome }) => outcome === 'added' || outcome === 'changed').length ?? 0;

  function file(): ImportFile {
    const sent = rows ?? [];
    return kind === 'users' ? { kind, mailNow, rows: sent } : { kind, rows: sent };
  }
  function lookAgain() {
    preview.reset();
    start.reset();
  }

  return (
    <Paper withBorder p={{ base: 'sm', sm: 'lg' }}>
      <Stack gap="lg">
        <TableFile
          columns={files.columns}
          limit={mostRows}
          sample={files.sample}
          onRows={(read) => {
            setRows(read);
            lookAgain();
          }}
        />
        {kind === 'users' && (
          <Checkbox
            label={t('mailNow.label')}
            description={t('mailNow.text')}
            checked={mailNow}
            onChange={(event) => {
              setMailNow(event.currentTarget.checked);
              lookAgain();
            }}
          />
        )}
        {rows && !looked && (
          <Group>
            <Button onClick={() => preview.mutate(file())} loading={preview.isPending}>
              {t('preview.ask')}
            </Button>
            <ErrorLine error={preview.error} />
          </Group>
        )}
        {looked && (
          <Stack gap="md" component="section" aria-labelledby="import-preview">
            <ArrivingTitle order={2} size="h3" id="import-preview">
              {t('preview.title')}
            </ArrivingTitle>
            <Text role="status">{t('preview.text', { count: usable })}</Text>
            <RowPreview rows={looked.map((row) => ({ ...row, detail: detailOf(row, t) }))} />
            <Group>
              <Button
                size="md"
                disabled={usable === 0}
                loading={start.isPending}
                onClick={() =>
                  start.mutate(file(), {
                    onSuccess: ({ id }) => {
                      forget();
                      onStarted(id);
                    },
                  })
                }
              >
                {t('start', { count: usable })}
              </Button>
              <ErrorLine error={start.error} />
            </Group>
          </Stack>
        )}
      </Stack>
    </Paper>
  );
}

function detailOf({ fields, problem }: ImportedRow, t: TFunction<'imports'>): string {
  const name = (field: string) => t(`field.${field as 'email'}`, { defaultValue: field });
  if (problem)
    return problem.field
      ? t('preview.why', { field: name(problem.field), message: problem.message })
      : problem.message;
  return fields.map(name).join(', ');
}

function Earlier({ kind, shown }: { kind: ImportKind; shown: string | null }) {
  const { t } = useTranslation('imports');
  const { data } = useImports(kind);
  const others = data?.items.filter(({ id }) => id !== shown) ?? [];
  if (others.length === 0) return null;
  return (
    <section aria-labelledby="earlier-imports">
      <Title order={2} size="h3" id="earlier-imports" mt="xl" mb="sm">
        {t('earlier.title')}
      </Title>
      <List spacing={4}>
        {others.map(({ id, createdAt, by, total, finishedAt, stopped }) => (
          <List.Item key={id}>
            <Anchor component={Link} to={`?run=${id}`} underline="always">
              {formatDateTime(createdAt)}
            </Anchor>{' '}
            {t(`earlier.${finishedAt ? 'done' : stopped ? 'stopped' : 'running'}`, {
              by: by ?? '',
              count: total,
            })}
          </List.Item>
        ))}
      </List>
    </section>
  );
}
