import { Switch, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { LinkSettings } from './use-link-settings.ts';

/** Whether every registration needs an administrator's approval. */
export function ApprovalSetting({ settings }: { settings: LinkSettings }) {
  const { t } = useTranslation('signup-links');
  const reason = settings.reasonOf('requiresApproval');
  return (
    <div>
      <Switch
        size="lg"
        label={t('setting.requiresApproval')}
        description={t('setting.requiresApprovalText')}
        labelPosition="left"
        checked={settings.link.requiresApproval}
        onChange={(event) => settings.save({ requiresApproval: event.currentTarget.checked })}
        styles={{
          body: { justifyContent: 'space-between', gap: 'var(--space-4)' },
          label: { fontWeight: 600, paddingInlineEnd: 0 },
        }}
      />
      {reason && (
        <Text role="alert" c="var(--colour-bad)" size="sm" mt={4}>
          {reason}
        </Text>
      )}
    </div>
  );
}
