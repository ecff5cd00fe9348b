import { Button, Divider, Text } from '@mantine/core';
import { IconFingerprint } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { ErrorLine } from '../../../ui/error-panel.tsx';
import type { usePasskeySignIn } from './use-passkey-sign-in.ts';

/** Signs in with a passkey, where the browser can; keeps its space in the layout until that is known. */
export function PasskeyButton({ passkey }: { passkey: ReturnType<typeof usePasskeySignIn> }) {
  const { t } = useTranslation('sessions');
  if (passkey.usable === false) return null;
  return (
    <>
      <Divider label={t('passkey.or')} aria-hidden />
      <Button
        variant="default"
        size="md"
        fullWidth
        leftSection={<IconFingerprint size={20} aria-hidden />}
        disabled={passkey.usable === null}
        loading={passkey.asking}
        onClick={() => void passkey.ask()}
      >
        {t('passkey.submit')}
      </Button>
      {passkey.trouble && (
        <Text role="status" size="sm" c="dimmed">
          {t(`passkey.${passkey.trouble}`)}
        </Text>
      )}
      <ErrorLine error={passkey.refusal} />
    </>
  );
}
