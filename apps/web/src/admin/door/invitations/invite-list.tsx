import { Button, FileButton, Group, Stack, Textarea } from '@mantine/core';
import { IconFileTypeCsv } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorLine } from '../../../ui/error-panel.tsx';
import { saveFile } from '../../../ui/save-file.ts';
import { writeCsv } from '../../../ui/write-csv.ts';
import { type ListedRow, readPeople } from './read-people.ts';

interface Props {
  /** The text in the field; kept by the caller, so that returning from the preview loses nothing. */
  typed: string;
  onType: (text: string) => void;
  disabled: boolean;
  checking: boolean;
  error: unknown;
  onCheck: (rows: readonly ListedRow[], leftOut: number) => void;
}

/** Input of a list of people: pasted in any form, or a CSV file. */
export function InviteList({ typed, onType, disabled, checking, error, onCheck }: Props) {
  const { t, i18n } = useTranslation('invitations');
  const [problem, setProblem] = useState<string | null>(null);

  async function check(text: string): Promise<void> {
    const reading = await readPeople(text);
    if (!('fault' in reading)) {
      setProblem(null);
      return onCheck(reading.rows, reading.leftOut);
    }
    setProblem(t(`fault.${reading.fault}`));
  }

  async function checkFile(file: File | null): Promise<void> {
    if (!file) return;
    try {
      const { readTextFile } = await import('../../../ui/read-csv.ts');
      await check(await readTextFile(file));
    } catch {
      // The file was moved, or may not be read: the browser does not reveal which.
      setProblem(t('fault.unreadable'));
    }
  }

  function saveSample(): void {
    const { email, firstName, lastName, locale } = t('columns', { returnObjects: true });
    saveFile(
      t('sampleName'),
      writeCsv(i18n.language, [
        [email, firstName, lastName, locale],
        ['lea.martin@example.com', 'Léa', 'Martin', 'fr'],
        ['max.weber@example.com', 'Max', 'Weber', 'en'],
      ]),
    );
  }

  return (
    <Stack gap="sm">
      <Textarea
        label={t('addresses')}
        description={t('addressesText')}
        value={typed}
        maxRows={8}
        disabled={disabled}
        autoComplete="off"
        spellCheck={false}
        error={problem}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        onChange={(event) => {
          onType(event.currentTarget.value);
          setProblem(null);
        }}
      />
      <ErrorLine error={error} />
      <Group gap="sm">
        <Button onClick={() => void check(typed)} loading={checking} disabled={disabled}>
          {t('check')}
        </Button>
        <FileButton accept=".csv,.txt,.tsv,text/csv,text/plain" onChange={(file) => void checkFile(file)}>
          {(props) => (
            <Button
              {...props}
              variant="default"
              disabled={disabled || checking}
              leftSection={<IconFileTypeCsv size={18} aria-hidden />}
            >
              {t('file')}
            </Button>
          )}
        </FileButton>
        <Button variant="subtle" onClick={saveSample}>
          {t('sample')}
        </Button>
      </Group>
    </Stack>
  );
}
