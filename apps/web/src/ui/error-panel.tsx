import { Alert, Button, Stack, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { problemMessage, requestIdOf } from '../api/problem-message.ts';

interface Props {
  error: unknown;
  retry?: () => unknown;
  retrying?: boolean;
}

/** An error message with a retry button. */
export function ErrorPanel({ error, retry, retrying = false }: Props) {
  const { t } = useTranslation('shell');
  const requestId = requestIdOf(error);
  return (
    <Alert
      role="alert"
      variant="outline"
      color="red"
      icon={<IconAlertTriangle aria-hidden />}
      title={t('error.title')}
    >
      <Stack gap="sm" align="flex-start">
        <Text>{problemMessage(error)}</Text>
        {requestId && (
          <Text c="dimmed" size="sm">
            {t('error.requestId', { requestId })}
          </Text>
        )}
        {retry && (
          <Button variant="default" onClick={() => void retry()} loading={retrying}>
            {t('action.retry')}
          </Button>
        )}
      </Stack>
    </Alert>
  );
}

/** A one-line error message beside the action that failed; nothing without an error. */
export function ErrorLine({ error }: { error: unknown }) {
  if (!error) return null;
  return (
    <Text role="alert" c="var(--colour-bad)" size="sm">
      {problemMessage(error)}
    </Text>
  );
}
