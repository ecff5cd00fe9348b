import { Alert, Text } from '@mantine/core';
import { IconKey } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useMember } from '../../../../api/session.ts';
import { formatMoment } from '../../../../i18n/format.ts';
import { givesStaffRights } from './staff-limits.ts';
import type { LinkSettings } from './use-link-settings.ts';

/** Notice on a staff link: its limits, and whether the person who granted its staff rights may no longer do so. */
export function StaffRights({ settings }: { settings: LinkSettings }) {
  const { t } = useTranslation('signup-links');
  const { organization } = useMember();
  const { link } = settings;
  if (!givesStaffRights(link)) return null;
  const guard = link.requiresApproval ? t('staff.approval') : t('staff.domains');
  return (
    <Alert
      variant="outline"
      color={link.grantLapsed ? 'yellow' : 'gray'}
      icon={<IconKey aria-hidden />}
      title={t('staff.title')}
      role="status"
      style={link.grantLapsed ? {} : { borderColor: 'var(--colour-line)' }}
    >
      <Text size="sm">{t('staff.rule')}</Text>
      {link.useLimit !== null && link.expiresAt !== null && (
        <Text size="sm" mt={6}>
          {t('staff.now', {
            count: Math.max(0, link.useLimit - link.uses),
            expiresAt: formatMoment(link.expiresAt, organization.timeZone),
            guard,
          })}
        </Text>
      )}
      {link.grantLapsed && (
        <Text size="sm" mt={6} fw={600}>
          {t('staff.lapsed')}
        </Text>
      )}
    </Alert>
  );
}
