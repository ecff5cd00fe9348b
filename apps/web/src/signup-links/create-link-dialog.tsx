import { Button, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router-dom';
import { fieldErrors } from '../api/problem-message.ts';
import { paths } from '../paths.ts';
import { ErrorLine } from '../ui/error-panel.tsx';
import { useCreateSignupLink } from './queries.ts';

/** Asks for a new link's title, creates it switched off, and leads to its page. */
export function CreateLinkDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation('signup-links');
  const { t: shell } = useTranslation('shell');
  const navigate = useNavigate();
  const create = useCreateSignupLink();
  const [title, setTitle] = useState('');
  const [missing, setMissing] = useState(false);
  const reason = missing ? t('createDialog.required') : fieldErrors(create.error)['title'];

  function submit() {
    if (!title.trim()) return setMissing(true);
    create.mutate(title.trim(), { onSuccess: ({ id }) => navigate(paths.signupLink(id)) });
  }

  return (
    <Modal
      opened={opened}
      onClose={onClose}
      closeButtonProps={{ 'aria-label': shell('action.close') }}
      title={
        <Text fw={600} fz="xl" component="span">
          {t('createDialog.title')}
        </Text>
      }
    >
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <Stack gap="md">
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
          {!reason && <ErrorLine error={create.error} />}
          <Button type="submit" size="md" loading={create.isPending}>
            {t('createDialog.submit')}
          </Button>
        </Stack>
      </form>
    </Modal>
  );
}
