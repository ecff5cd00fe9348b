import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Controller, useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router-dom';
import { paths } from '../../paths.ts';
import { Dialog } from '../../../ui/dialog.tsx';
import { ErrorLine } from '../../../ui/error-panel.tsx';
import { showFieldErrors } from '../../../api/show-field-errors.ts';
import { showToast } from '../../../ui/toast.tsx';
import { useUnsaved } from '../../../ui/unsaved-forms.ts';
import { CaseTypeSelect } from './case-type-select.tsx';
import { ChosenParticipants } from './chosen-participants.tsx';
import { PersonSearch } from './person-search.tsx';
import { type ChosenParticipant, nameOf, useOpenCase } from './queries.ts';

/** Opens a case with title, type and participants, then shows its page. */
export function OpenCaseDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation('cases');
  return (
    <Dialog opened={opened} onClose={onClose} size="lg" title={t('open.title')}>
      <OpenCaseForm onClose={onClose} />
    </Dialog>
  );
}

function OpenCaseForm({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation(['cases', 'shell']);
  const navigate = useNavigate();
  const open = useOpenCase();
  const [participants, setParticipants] = useState<ChosenParticipant[]>([]);
  const [fault, setFault] = useState<unknown>(null);
  const form = useForm({ defaultValues: { title: '', type: '' } });
  const { errors, isDirty } = form.formState;
  const forget = useUnsaved(t('open.title'), isDirty || participants.length > 0);

  async function submit({ title, type }: { title: string; type: string }) {
    setFault(null);
    try {
      const opened = await open.mutateAsync({ title, type: type.trim() || null, participants });
      showToast(t('open.opened', { reference: opened.reference }));
      forget();
      void navigate(paths.caseRecord(opened.id));
    } catch (error) {
      if (!showFieldErrors(form, error, ['title', 'type'])) setFault(error);
    }
  }

  return (
    <form noValidate onSubmit={(event) => void form.handleSubmit(submit)(event)}>
      <Stack>
        <Text c="dimmed">{t('open.introduction')}</Text>
        <TextInput
          label={t('open.caseTitle')}
          description={t('open.caseTitleHint')}
          required
          maxLength={200}
          data-autofocus
          error={errors.title?.message}
          {...form.register('title', { validate: (title) => title.trim() !== '' || t('one.required') })}
        />
        <Controller
          control={form.control}
          name="type"
          render={({ field: { value, onChange } }) => (
            <CaseTypeSelect
              label={t('open.type')}
              value={value}
              present={null}
              onChange={onChange}
              error={errors.type?.message}
            />
          )}
        />
        <PersonSearch
          label={t('open.participants')}
          taken={participants.map(({ membershipId }) => membershipId)}
          disabled={participants.length >= 50}
          onChoose={(user) =>
            setParticipants([
              ...participants,
              {
                membershipId: user.id,
                name: nameOf(user),
                caseRole: user.role === 'client' ? 'client' : 'staff',
                customCaseRoleId: null,
              },
            ])
          }
        />
        <ChosenParticipants chosen={participants} onChange={setParticipants} />
        <ErrorLine error={fault} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('shell:action.cancel')}
          </Button>
          <Button type="submit" loading={open.isPending}>
            {t('open.submit')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
