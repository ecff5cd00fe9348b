import type { SignupLink } from '@casedoor/contracts';
import { Button, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router-dom';
import { fieldErrors } from '../../../api/problem-message.ts';
import { paths } from '../../paths.ts';
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
  const { t: shell } = useTranslation('shell');
  const navigate = useNavigate();
  const create = useCreateSignupLink();
  const duplicate = useDuplicateSignupLink();
  const { error, isPending } = original ? duplicate : create;
  const [title, setTitle] = useState(
    original ? t('duplicate.copyOf', { title: original.title }).slice(0, 100) : '',
  );
  const [missing, setMissing] = useState(false);
  const reason = missing ? t('createDialog.required') : fieldErrors(error)['title'];

  function submit() {
    if (!title.trim()) return setMissing(true);
    const onSuccess = ({ id }: SignupLink) => {
      onClose();
      void navigate(paths.signupLink(id));
    };
    if (original) duplicate.mutate({ id: original.id, title: title.trim() }, { onSuccess });
    else create.mutate(title.trim(), { onSuccess });
  }

  return (
    <Modal
      opened={opened}
      onClose={onClose}
      closeButtonProps={{ 'aria-label': shell('action.close') }}
      title={
        <Text fw={600} fz="xl" component="span">
          {t(original ? 'duplicate.title' : 'createDialog.title')}
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
    </Modal>
  );
}
