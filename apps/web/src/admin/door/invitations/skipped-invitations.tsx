import { Alert, List, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { SkippedInvitation } from './use-invitation-actions.ts';

/** The invitations that an action skipped, each with its reason. */
export function SkippedInvitations({ of }: { of: readonly SkippedInvitation[] }) {
  const { t } = useTranslation('invitations');
  if (of.length === 0) return null;
  return (
    <Alert role="status" variant="outline" color="yellow" my="sm" title={t('list.not')}>
      <List size="sm">
        {of.map(({ email, hindrance }) => (
          <List.Item key={email} style={{ overflowWrap: 'anywhere' }}>
            <Text span inherit fw={600}>
              {email}
            </Text>{' '}
            {t(`hindrance.${hindrance}`)}
          </List.Item>
        ))}
      </List>
    </Alert>
  );
}
