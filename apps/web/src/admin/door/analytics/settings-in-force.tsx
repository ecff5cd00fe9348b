import type { SettingsThen } from '@casedoor/contracts';
import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { settingsShown } from './settings-shown.ts';

/** The link's settings when the registration was completed, whatever has changed since. */
export function SettingsInForce({ settings }: { settings: SettingsThen }) {
  const { t } = useTranslation('arrivals');
  const lines = settingsShown(settings, t);
  if (lines.length === 0) return null;
  return (
    <details>
      <Text component="summary" size="sm" fw={600} style={{ cursor: 'pointer' }}>
        {t('settings.heading')}
      </Text>
      <dl style={{ margin: 'var(--space-3) 0 0', display: 'grid', gap: 'var(--space-2)' }}>
        {lines.map(([name, value]) => (
          <div key={name}>
            <Text component="dt" size="sm" c="dimmed">
              {name}
            </Text>
            <Text component="dd" m={0} size="sm" style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-line' }}>
              {value}
            </Text>
          </div>
        ))}
      </dl>
    </details>
  );
}
