import type { SignupLink } from '@casedoor/contracts';
import { Button, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router-dom';
import { fieldErrors } from '../../../api/problem-message.ts';
import { paths } from '../../paths.ts';
import { Dialog } from '../../../ui/dialog.tsx';
import { ErrorLine } from '../../../ui/error-panel.tsx';
import { useCreateSignupLink, useDuplicateSignupLink } from './queries.ts';

interface Props {
  opened: boolean;
  onClose: () => void;
  /** The link whose settings are copied. */
  original?: SignupLink;
}

/** Asks for a new link's title, creates it switched off, and opens its page. */
export function CreateLinkDialog({ opened, onClose, original }: Props) {
  const { t } = useTranslation('signup-links');
  const navigate = useNavigate();
  const create = useCreateSignupLink();
  const duplicate = useDuplicateSignupLink();
  const { error, isPending } = original ? duplicate : create;
  const initialTitle = original ? t('duplicate.copyOf', { title: original.title }).slice(0, 100) : '';
  const [title, setTitle] = useState(initialTitle);
  const [missing, setMissing] = useState(false);
  const reason = missing ? t('createDialog.required') : fieldErrors(error)['title'];

  function submit() {
    if (!title.trim()) return setMissing(true);
    const onSuccess = ({ id }: SignupLink) => {
      // Closed before the page changes: nothing in the dialog is unsaved any more.
      flushSync(onClose);
      void navigate(paths.signupLink(id));
    };
    if (original) duplicate.mutate({ id: original.id, title: title.trim() }, { onSuccess });
    else create.mutate(title.trim(), { onSuccess });
  }

  return (
    <Dialog
      opened={opened}
      unsaved={title !== initialTitle}
      onClose={onClose}
      title={t(original ? 'duplicate.title' : 'createDialog.title')}
    >
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <Stack gap="md">
          {original && <Text>{t('duplicate.text')}</Text>}
          <TextInput
            label={t('createDialog.name')}
            description={t('createDialog.nameText')}
            data-autofocus
            maxLength={100}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            value={title}
            error={reason}
            autoComplete="off"
            onChange={(event) => {
              setTitle(event.currentTarget.value);
              setMissing(false);
            }}
          />
          {!reason && <ErrorLine error={error} />}
          <Button type="submit" size="md" loading={isPending}>
            {t(original ? 'duplicate.submit' : 'createDialog.submit')}
          </Button>
        </Stack>
      </form>
    </Dialog>
  );
}
