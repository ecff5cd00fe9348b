import { Button, Stack, Text, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { PasswordDialog } from './password-dialog.tsx';

/** The person's password: set or change. */
export function Password({ hasPassword, email }: { hasPassword: boolean; email: string }) {
  const { t } = useTranslation('profile');
  const [opened, dialog] = useDisclosure(false);
  return (
    <Stack gap="sm" component="section" aria-labelledby="profile-password">
      <Title order={3} size="h4" id="profile-password">
        {t('methods.password')}
      </Title>
      <Text c="dimmed">{t(hasPassword ? 'methods.passwordHas' : 'methods.passwordNone')}</Text>
      <div>
        <Button variant="default" onClick={dialog.open}>
          {t(hasPassword ? 'methods.passwordChange' : 'methods.passwordSet')}
        </Button>
      </div>
      {opened && <PasswordDialog hasPassword={hasPassword} email={email} onClose={dialog.close} />}
    </Stack>
  );
}
