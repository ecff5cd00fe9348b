import type { SignupLink } from '@casedoor/contracts';
import { Alert, Button, Stack, Text } from '@mantine/core';
import { IconBellRinging } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useMember } from '../../../api/session.ts';
import { formatMoment } from '../../../i18n/format.ts';

interface Props {
  alarm: NonNullable<SignupLink['alarm']>;
  saving: boolean;
  onResume: () => void;
}

/** Shows that the link has paused itself: when, why, who can still finish, and the button that allows sign-up again. */
export function AlarmNotice({ alarm, saving, onResume }: Props) {
  const { t } = useTranslation('signup-links');
  const { timeZone } = useMember().organization;
  const { at, reason, count, limit } = alarm;
  return (
    <Alert
      role="alert"
      variant="outline"
      color="red"
      icon={<IconBellRinging aria-hidden />}
      title={t('alarm.title')}
    >
      <Stack gap="sm" align="flex-start">
        <Text>
          {t('alarm.at', { moment: formatMoment(at, timeZone) })}{' '}
          {t(`alarm.why.${reason}`, { number: count, limit })}
        </Text>
        <Text>{t('alarm.text')}</Text>
        <Button onClick={onResume} loading={saving}>
          {t('alarm.resume')}
        </Button>
      </Stack>
    </Alert>
  );
}
