import type { Party } from '@casedoor/contracts';
import { Button, Group, Stack, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { showFieldErrors } from '../../../api/show-field-errors.ts';
import { Dialog } from '../../../ui/dialog.tsx';
import { ErrorLine } from '../../../ui/error-panel.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { useUnsaved } from '../../../ui/unsaved-forms.ts';
import { useAddParty, useChangeParty } from './queries.ts';

interface Props {
  /** The party to change; null adds one. */
  party: Party | null;
  opened: boolean;
  onClose: () => void;
}

/** Adds or changes a party. The fields keep their text until it is saved or discarded. */
export function PartyDialog({ party, opened, onClose }: Props) {
  const { t } = useTranslation('parties');
  return (
    <Dialog
      opened={opened}
      onClose={onClose}
      title={party ? t('dialog.changeTitle') : t('dialog.addTitle')}
      centered
    >
      <PartyForm key={party ? `${party.id}:${party.version}` : 'new'} party={party} onClose={onClose} />
    </Dialog>
  );
}

function PartyForm({ party, onClose }: Omit<Props, 'opened'>) {
  const { t } = useTranslation('parties');
  const { t: shell } = useTranslation('shell');
  const add = useAddParty();
  const change = useChangeParty();
  const [fault, setFault] = useState<unknown>(null);
  const form = useForm({
    defaultValues: {
      name: party?.name ?? '',
      email: party?.email ?? '',
      phone: party?.phone ?? '',
      note: party?.note ?? '',
    },
  });
  const { errors, isDirty } = form.formState;
  useUnsaved(party ? t('dialog.changeTitle') : t('dialog.addTitle'), isDirty);

  const submit = form.handleSubmit(async (typed) => {
    setFault(null);
    const fields = {
      name: typed.name,
      email: typed.email.trim() || null,
      phone: typed.phone.trim() || null,
      note: typed.note.trim() || null,
    };
    try {
      const saved = party
        ? await change.mutateAsync({ partyId: party.id, changes: { version: party.version, ...fields } })
        : await add.mutateAsync(fields);
      showToast(t(party ? 'dialog.changed' : 'dialog.added', { name: saved.name }));
      onClose();
    } catch (error) {
      if (!showFieldErrors(form, error, ['name', 'email', 'phone', 'note'])) setFault(error);
    }
  });

  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <Stack gap="md">
        <TextInput
          label={t('field.name')}
          description={t('dialog.nameText')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          autoComplete="off"
          data-autofocus
          withAsterisk
          maxLength={200}
          error={errors.name?.message}
          {...form.register('name', { validate: (name) => name.trim() !== '' || t('dialog.required') })}
        />
        <TextInput
          label={t('field.email')}
          type="email"
          autoComplete="off"
          error={errors.email?.message}
          {...form.register('email')}
        />
        <TextInput
          label={t('field.phone')}
          type="tel"
          autoComplete="off"
          error={errors.phone?.message}
          {...form.register('phone')}
        />
        <Textarea
          label={t('field.note')}
          description={t('dialog.noteText')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          autosize
          minRows={2}
          maxRows={8}
          maxLength={1000}
          error={errors.note?.message}
          {...form.register('note')}
        />
        <ErrorLine error={fault} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {shell('action.cancel')}
          </Button>
          <Button type="submit" loading={add.isPending || change.isPending}>
            {party ? shell('action.save') : t('add')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
