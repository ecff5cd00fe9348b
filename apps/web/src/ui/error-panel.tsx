import { Alert, Button, Stack, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useEffect, useEffectEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { problemMessage, requestIdOf } from '../api/problem-message.ts';
import { passes, ProblemError } from '../api/request.ts';
import { whenBack } from '../api/when-back.ts';

interface Props {
  error: unknown;
  /** Repeats what failed. It must only read: it is also called without a click. */
  retry?: () => unknown;
  retrying?: boolean;
}

/** An error message with a retry button. While the error may pass by itself, retries by itself too. */
export function ErrorPanel({ error, retry, retrying = false }: Props) {
  const { t } = useTranslation('shell');
  const requestId = requestIdOf(error);
  const attempts = useRef(0);
  const repeats = retry !== undefined && passes(error);
  const again = useEffectEvent(() => {
    attempts.current += 1;
    void retry?.();
  });
  useEffect(() => {
    if (!repeats || retrying) return undefined;
    const seconds = error instanceof ProblemError ? error.retryAfter : null;
    return whenBack(() => again(), attempts.current, seconds === null ? null : Date.now() + seconds * 1000);
  }, [error, repeats, retrying]);
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
        {repeats && <Text>{t('error.repeats')}</Text>}
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
