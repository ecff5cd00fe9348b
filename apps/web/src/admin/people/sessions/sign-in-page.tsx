import { Anchor, Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Link, Navigate, useSearchParams } from 'react-router-dom';
import { showFieldErrors } from '../../../api/show-field-errors.ts';
import { sessionQuery, useSignIn } from '../../../api/session.ts';
import { followLanguage } from '../../../i18n/start-i18n.ts';
import { nextPath, paths } from '../../paths.ts';
import { ErrorLine } from '../../../ui/error-panel.tsx';
import { PageHeading } from '../../../ui/page-heading.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { keepPasskeyQuietly } from './keep-passkey-quietly.ts';
import { PasskeyButton } from './passkey-button.tsx';
import { usePasskeySignIn } from './use-passkey-sign-in.ts';

/** Signs in with e-mail and password, or with a passkey; then returns to the page that the person wanted. */
export function Component() {
  const { t } = useTranslation('sessions');
  const [search] = useSearchParams();
  const session = useQuery(sessionQuery).data;
  const signIn = useSignIn();
  const passkey = usePasskeySignIn();
  const form = useForm({ defaultValues: { email: '', password: '' } });
  const { errors } = form.formState;

  if (session?.setupNeeded) return <Navigate to={paths.setup} replace />;
  if (session?.user) return <Navigate to={nextPath(search.get('next'))} replace />;

  const submit = form.handleSubmit((body) =>
    signIn.mutate(body, {
      onSuccess: (signedIn) => {
        void followLanguage(signedIn.user?.locale);
        void keepPasskeyQuietly().then((kept) => kept && showToast(t('passkey.kept')));
      },
      onError: (error) => {
        if (!showFieldErrors(form, error, ['email', 'password']))
          form.setFocus('password', { shouldSelect: true });
      },
    }),
  );

  return (
    <>
      <PageHeading title={t('signIn.title')} />
      <form onSubmit={(event) => void submit(event)} noValidate>
        <Stack gap="md">
          <TextInput
            label={t('signIn.email')}
            type="email"
            autoComplete="username webauthn"
            autoFocus
            error={errors.email?.message}
            {...form.register('email', { required: t('signIn.required') })}
          />
          <PasswordInput
            label={t('signIn.password')}
            autoComplete="current-password"
            visibilityToggleButtonProps={{ 'aria-label': t('signIn.showPassword') }}
            error={errors.password?.message}
            {...form.register('password', { required: t('signIn.required') })}
          />
          {Object.keys(errors).length === 0 && <ErrorLine error={signIn.error} />}
          <Button type="submit" size="md" fullWidth loading={signIn.isPending}>
            {t('signIn.submit')}
          </Button>
          <Anchor component={Link} to={paths.passwordReset} size="sm" ta="center">
            {t('signIn.forgot')}
          </Anchor>
          <PasskeyButton passkey={passkey} />
        </Stack>
      </form>
    </>
  );
}
