import { Button, Group, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { showFieldErrors } from '../../../api/show-field-errors.ts';
import { Dialog } from '../../../ui/dialog.tsx';
import { ErrorLine } from '../../../ui/error-panel.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { useRenamePasskey } from './sign-in-method-queries.ts';

interface Props {
  passkey: { id: string };
  /** Its present name. */
  name: string;
  onClose: () => void;
}

/** Asks for a passkey's new name. */
export function RenamePasskey({ passkey, name, onClose }: Props) {
  const { t } = useTranslation(['profile', 'shell']);
  const [fault, setFault] = useState<unknown>(null);
  const rename = useRenamePasskey();
  const form = useForm({ defaultValues: { name } });

  const submit = form.handleSubmit(async (values) => {
    setFault(null);
    try {
      await rename.mutateAsync({ passkeyId: passkey.id, name: values.name.trim() });
      onClose();
      showToast(t('methods.renamed'));
    } catch (error) {
      if (!showFieldErrors(form, error, ['name'])) setFault(error);
    }
  });

  return (
    <Dialog
      opened
      unsaved={form.formState.isDirty}
      onClose={onClose}
      centered
      title={t('methods.renameTitle')}
    >
      <form noValidate onSubmit={(event) => void submit(event)}>
        <Stack>
          <TextInput
            label={t('methods.renameLabel')}
            description={t('methods.renameHint')}
            maxLength={60}
            autoComplete="off"
            data-autofocus
            error={form.formState.errors.name?.message}
            {...form.register('name', { validate: (value) => value.trim() !== '' || t('required') })}
          />
          <ErrorLine error={fault} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('shell:action.cancel')}
            </Button>
            <Button type="submit" loading={rename.isPending}>
              {t('methods.renameSubmit')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
