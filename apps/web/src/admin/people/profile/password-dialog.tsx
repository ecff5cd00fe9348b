import { Anchor, Button, Group, PasswordInput, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router-dom';
import { showFieldErrors } from '../../../api/show-field-errors.ts';
import { paths } from '../../paths.ts';
import { Dialog } from '../../../ui/dialog.tsx';
import { ErrorLine } from '../../../ui/error-panel.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { useChangePassword } from './sign-in-method-queries.ts';

interface Props {
  hasPassword: boolean;
  /** User name for password managers. */
  email: string;
  onClose: () => void;
}

/** Asks for a new password, and for the current one if there is one. */
export function PasswordDialog({ hasPassword, email, onClose }: Props) {
  const { t } = useTranslation(['profile', 'shell']);
  // Fixed while the dialog is open: a password that was just set must not add the field for the current one.
  const [asksCurrent] = useState(hasPassword);
  const [fault, setFault] = useState<unknown>(null);
  const change = useChangePassword();
  const form = useForm({ defaultValues: { currentPassword: '', password: '' } });
  const { errors, isDirty } = form.formState;
  const title = t(asksCurrent ? 'methods.passwordChange' : 'methods.passwordSet');
  const shown = {
    visibilityToggleFocusable: true,
    visibilityToggleButtonProps: { 'aria-label': t('methods.passwordShow') },
  };

  const submit = form.handleSubmit(async ({ currentPassword, password }) => {
    setFault(null);
    try {
      await change.mutateAsync({ password, ...(asksCurrent ? { currentPassword } : {}) });
      onClose();
      showToast(t(asksCurrent ? 'methods.passwordChanged' : 'methods.passwordSetDone'));
    } catch (error) {
      if (!showFieldErrors(form, error, ['currentPassword', 'password'])) setFault(error);
    }
  });

  return (
    <Dialog opened unsaved={isDirty} onClose={onClose} centered title={title}>
      <form noValidate onSubmit={(event) => void submit(event)}>
        <Stack>
          <input type="text" name="username" autoComplete="username" value={email} readOnly hidden />
          {asksCurrent && (
            <PasswordInput
              label={t('methods.passwordCurrent')}
              autoComplete="current-password"
              data-autofocus
              {...shown}
              error={errors.currentPassword?.message}
              {...form.register('currentPassword', { required: t('required') })}
            />
          )}
          <PasswordInput
            label={t('methods.passwordNew')}
            description={t('methods.passwordHint')}
            autoComplete="new-password"
            {...(asksCurrent ? {} : { 'data-autofocus': true })}
            {...shown}
            error={errors.password?.message}
            {...form.register('password', {
              validate: (password) =>
                password === '' ? t('required') : [...password].length >= 15 || t('methods.passwordTooShort'),
            })}
          />
          <Text size="sm" c="dimmed">
            {t('methods.passwordEnds')}
          </Text>
          <ErrorLine error={fault} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('shell:action.cancel')}
            </Button>
            <Button type="submit" loading={change.isPending}>
              {title}
            </Button>
          </Group>
          {asksCurrent && (
            <Anchor component={Link} to={paths.passwordReset} size="sm">
              {t('methods.passwordForgot')}
            </Anchor>
          )}
        </Stack>
      </form>
    </Dialog>
  );
}
