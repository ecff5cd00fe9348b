import { Button, Stack, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorLine } from '../../../ui/error-panel.tsx';
import { useUnsaved } from '../../../ui/unsaved-forms.ts';
import { useAddNote } from './queries.ts';

/** Adds a note to the case's timeline. The text stays until it is saved. */
export function AddNote({ caseId }: { caseId: string }) {
  const { t } = useTranslation('cases');
  const [text, setText] = useState('');
  const add = useAddNote(caseId);
  useUnsaved(t('note.label'), text.trim() !== '');
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() !== '') add.mutate(text.trim(), { onSuccess: () => setText('') });
      }}
    >
      <Stack gap="xs" mb="lg" align="flex-start">
        <Textarea
          w="100%"
          label={t('note.label')}
          description={t('note.hint')}
          autosize
          minRows={2}
          maxRows={10}
          maxLength={2000}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <ErrorLine error={add.error} />
        <Button type="submit" variant="default" disabled={text.trim() === ''} loading={add.isPending}>
          {t('note.submit')}
        </Button>
      </Stack>
    </form>
  );
}
