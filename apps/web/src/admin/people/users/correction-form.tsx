import { fullName } from '@casedoor/contracts/person-name';
import type { UserDetail } from '@casedoor/contracts';
import { Alert, Button, Group, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { problemMessage } from '../../../api/problem-message.ts';
import { useMember } from '../../../api/session.ts';
import { showFieldErrors } from '../../../api/show-field-errors.ts';
import { ErrorLine } from '../../../ui/error-panel.tsx';
import { showFault, showToast } from '../../../ui/toast.tsx';
import { useUnsaved } from '../../../ui/unsaved-forms.ts';
import { areSame, correctionsBetween, fieldNames, fieldsOf, takingBack } from './correction-fields.ts';
import { useCorrectUser } from './correction-queries.ts';

/** The form that corrects a user's name and telephone number for the organization. */
export function CorrectionForm({ user, onClose }: { user: UserDetail; onClose: () => void }) {
  const { t } = useTranslation('users');
  const { organization } = useMember();
  const correct = useCorrectUser(user.id);
  const [opened] = useState(() => fieldsOf(user));
  const form = useForm({ defaultValues: opened });
  const { errors, isDirty } = form.formState;
  const [fault, setFault] = useState<unknown>(null);
  useUnsaved(t('correction.open'), isDirty);
  const isInvited = user.joinedAt === null;
  // Somebody else saved another correction while this form is open.
  const isOutdated = !areSame(opened, fieldsOf(user));

  const save = form.handleSubmit((typed) => {
    const corrections = correctionsBetween(opened, typed);
    if (Object.keys(corrections).length === 0) return onClose();
    setFault(null);
    const back = takingBack(user, corrections);
    return correct
      .mutateAsync(corrections)
      .then(() => {
        onClose();
        showToast(t('correction.saved', { organization: organization.name }), () =>
          correct.mutateAsync(back).then(
            () => showToast(t('correction.undone')),
            (error: unknown) => showFault(problemMessage(error)),
          ),
        );
      })
      .catch((error: unknown) => {
        if (!showFieldErrors(form, error, fieldNames)) setFault(error);
      });
  });

  const hint = ['label', 'input', 'description', 'error'] as const;
  return (
    <form noValidate aria-label={t('correction.open')} onSubmit={(event) => void save(event)}>
      <Stack gap="md">
        <Text size="sm" c="dimmed">
          {isInvited
            ? t('correction.textInvited')
            : t('correction.text', { organization: organization.name })}
        </Text>
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          <TextInput
            label={t('dialog.firstName')}
            withAsterisk
            autoComplete="off"
            autoFocus
            error={errors.correctedName?.firstName?.message}
            {...form.register('correctedName.firstName', {
              validate: (value) => value.trim() !== '' || t('dialog.required'),
            })}
          />
          <TextInput
            label={t('dialog.lastName')}
            description={t('dialog.lastNameText')}
            inputWrapperOrder={[...hint]}
            autoComplete="off"
            error={errors.correctedName?.lastName?.message}
            {...form.register('correctedName.lastName')}
          />
        </SimpleGrid>
        <TextInput
          type="tel"
          label={t('page.phone')}
          description={t(isInvited ? 'correction.phoneInvited' : 'correction.phoneText')}
          inputWrapperOrder={[...hint]}
          autoComplete="off"
          readOnly={isInvited}
          error={errors.correctedPhone?.message}
          {...form.register('correctedPhone')}
        />
        {isOutdated && (
          <Alert variant="outline" role="status">
            {t('correction.meanwhile', {
              name: fullName(user),
              phone: user.phone ?? t('correction.none'),
            })}
          </Alert>
        )}
        <Group>
          <Button type="submit" loading={correct.isPending}>
            {t('correction.save')}
          </Button>
          <Button variant="subtle" disabled={correct.isPending} onClick={onClose}>
            {t('correction.cancel')}
          </Button>
        </Group>
        <ErrorLine error={fault} />
      </Stack>
    </form>
  );
}
