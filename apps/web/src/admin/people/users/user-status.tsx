import type { User } from '@casedoor/contracts';
import { Badge, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';

const tones = {
  active: { color: 'var(--colour-good)', background: 'var(--colour-good-soft)' },
  invited: { color: 'var(--colour-wait)', background: 'var(--colour-wait-soft)' },
  disabled: { color: 'var(--colour-dim)', background: 'var(--colour-raised)' },
};

/** A user's status and, while invited, the delivery of the mail with the personal link. */
export function UserStatus({ user }: { user: User }) {
  const { t } = useTranslation('users');
  const mail = user.status === 'invited' ? user.mail : null;
  return (
    <Stack gap={2} align="flex-start">
      <Badge style={tones[user.status]}>{t(`status.${user.status}`)}</Badge>
      {mail && (
        <Text
          size="xs"
          c={mail.state === 'failed' ? 'var(--colour-bad)' : 'dimmed'}
          maw={280}
          style={{ overflowWrap: 'anywhere' }}
        >
          {mail.state === 'failed' && mail.error
            ? t('invitation.failedWhy', { why: mail.error })
            : t(`invitation.${mail.state}`)}
        </Text>
      )}
    </Stack>
  );
}
