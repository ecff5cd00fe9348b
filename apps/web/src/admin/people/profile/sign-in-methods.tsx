import { Paper, Stack, Title } from '@mantine/core';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { signalPasskeys } from '../../../api/passkey.ts';
import { ErrorPanel } from '../../../ui/error-panel.tsx';
import { PageSkeleton } from '../../../ui/skeletons.tsx';
import { Devices } from './devices.tsx';
import { Passkeys } from './passkeys.tsx';
import { Password } from './password.tsx';
import { useSignInMethods } from './sign-in-method-queries.ts';

/** The person's sign-in methods and sessions. `email` is the user name for password managers. */
export function SignInMethods({ email }: { email: string }) {
  const { t } = useTranslation('profile');
  const methods = useSignInMethods();
  const account = methods.data?.passkeyAccount;
  useEffect(() => {
    if (account) void signalPasskeys(account);
  }, [account]);
  if (methods.isPending) return <PageSkeleton lines={6} />;
  if (!methods.data) {
    return <ErrorPanel error={methods.error} retry={methods.refetch} retrying={methods.isFetching} />;
  }
  const { passkeys, hasPassword, devices } = methods.data;
  return (
    <>
      <Paper component="section" aria-labelledby="profile-methods" withBorder p="lg">
        <Title order={2} size="h3" id="profile-methods" mb="md">
          {t('methods.title')}
        </Title>
        <Stack gap="lg">
          <Passkeys passkeys={passkeys} />
          <Password hasPassword={hasPassword} email={email} />
        </Stack>
      </Paper>
      <Devices devices={devices} />
    </>
  );
}
