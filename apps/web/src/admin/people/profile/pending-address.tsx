import type { OwnAddress } from '@casedoor/contracts';
import { Alert, Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { isProblem, problemMessage } from '../../../api/problem-message.ts';
import { showFieldErrors } from '../../../api/show-field-errors.ts';
import { ErrorLine } from '../../../ui/error-panel.tsx';
import { showFault, showToast } from '../../../ui/toast.tsx';
import { useCancelAddress, useConfirmByCode } from './address-queries.ts';

/** A change that waits for the proof of the new mailbox: the code of the mail, or cancelling. */
export function PendingAddress({ pending }: { pending: NonNullable<OwnAddress['pending']> }) {
  const { t } = useTranslation(['profile', 'shell']);
  const [fault, setFault] = useState<unknown>(null);
  const confirm = useConfirmByCode();
  const cancel = useCancelAddress();
  const form = useForm({ defaultValues: { code: '' } });
  const { errors } = form.formState;
  const { email } = pending;

  const submit = form.handleSubmit(async ({ code }) => {
    setFault(null);
    try {
      await confirm.mutateAsync(code);
      showToast(t('address.done', { email }));
    } catch (error) {
      if (isProblem(error, 'address_change_code_wrong') || isProblem(error, 'address_change_code_expired'))
        form.setError('code', { type: 'server', message: problemMessage(error) }, { shouldFocus: true });
      else if (!showFieldErrors(form, error, ['code'])) setFault(error);
    }
  });

  return (
    <Alert variant="outline" title={t('address.pending')} role="status">
      <form noValidate onSubmit={(event) => void submit(event)}>
        <Stack gap="sm">
          <Text style={{ overflowWrap: 'anywhere' }}>{t('address.pendingText', { email })}</Text>
          <TextInput
            label={t('address.code')}
            inputMode="numeric"
            autoComplete="one-time-code"
            autoCorrect="off"
            maw={220}
            error={errors.code?.message}
            {...form.register('code', { validate: (code) => code.trim() !== '' || t('required') })}
          />
          <Text size="sm" c="dimmed">
            {t('address.nothing')}
          </Text>
          <ErrorLine error={fault} />
          <Group>
            <Button type="submit" loading={confirm.isPending}>
              {t('address.confirm')}
            </Button>
            <Button
              variant="subtle"
              loading={cancel.isPending}
              onClick={() =>
                cancel.mutate(undefined, {
                  onSuccess: () => showToast(t('address.cancelled')),
                  onError: (error) => showFault(problemMessage(error)),
                })
              }
            >
              {t('address.cancel')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Alert>
  );
}
