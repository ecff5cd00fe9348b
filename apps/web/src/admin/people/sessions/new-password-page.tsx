import { Button, PasswordInput, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router-dom';
import { isProblem } from '../../../api/problem-message.ts';
import { sessionKey } from '../../../api/query-client.ts';
import { request } from '../../../api/request.ts';
import { paths } from '../../paths.ts';
import { ErrorLine } from '../../../ui/error-panel.tsx';
import { PageHeading } from '../../../ui/page-heading.tsx';
import { showFieldErrors } from '../../../api/show-field-errors.ts';

/** Sets a new password with the token of a mailed link, in the address after the "#". */
export function Component() {
  const { t } = useTranslation('password');
  const { hash } = useLocation();
  const token = hash.slice(1);
  const [state, setState] = useState<'asking' | 'done' | 'invalid'>(token ? 'asking' : 'invalid');

  if (state === 'asking') {
    return (
      <NewPasswordForm token={token} onDone={() => setState('done')} onInvalid={() => setState('invalid')} />
    );
  }
  const done = state === 'done';
  return (
    <div role="status">
      <PageHeading title={done ? t('doneTitle') : t('invalidTitle')} />
      <Text mb="lg">{done ? t('done') : t('invalid')}</Text>
      <Button component={Link} to={done ? paths.signIn : paths.passwordReset} size="md" fullWidth autoFocus>
        {done ? t('signIn') : t('askAgain')}
      </Button>
    </div>
  );
}

interface NewPasswordFormProps {
  readonly token: string;
  readonly onDone: () => void;
  /** Called when the token is wrong, spent or expired. */
  readonly onInvalid: () => void;
}

function NewPasswordForm({ token, onDone, onInvalid }: NewPasswordFormProps) {
  const { t } = useTranslation('password');
  const queries = useQueryClient();
  const [fault, setFault] = useState<unknown>(null);
  const reset = useMutation({
    mutationFn: (password: string) => request('POST /password', { body: { token, password } }),
  });
  const form = useForm({ defaultValues: { password: '' } });
  const { errors } = form.formState;

  const submit = form.handleSubmit(async ({ password }) => {
    setFault(null);
    try {
      await reset.mutateAsync(password);
      // The API has ended every session, this browser's too.
      await queries.invalidateQueries({ queryKey: sessionKey });
      onDone();
    } catch (error) {
      if (isProblem(error, 'password_reset_token_invalid')) onInvalid();
      else if (!showFieldErrors(form, error, ['password'])) setFault(error);
    }
  });

  return (
    <>
      <PageHeading title={t('newTitle')} text={t('new')} />
      <form noValidate onSubmit={(event) => void submit(event)}>
        <Stack>
          <PasswordInput
            label={t('password')}
            description={t('passwordHint')}
            autoComplete="new-password"
            autoFocus
            visibilityToggleFocusable
            visibilityToggleButtonProps={{ 'aria-label': t('passwordShow') }}
            error={errors.password?.message}
            {...form.register('password', {
              validate: (password) =>
                password === ''
                  ? t('passwordMissing')
                  : [...password].length < 15
                    ? t('passwordTooShort')
                    : [...password].length <= 128 || t('passwordTooLong'),
            })}
          />
          <ErrorLine error={fault} />
          <Button type="submit" size="md" fullWidth loading={reset.isPending}>
            {t('newSubmit')}
          </Button>
        </Stack>
      </form>
    </>
  );
}
