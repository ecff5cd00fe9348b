import { Button, Group, Loader, Text } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { LinkSettings } from './use-link-settings.ts';

/** Status of the last save, with Undo; stays visible while the settings scroll. */
export function SaveStatus({ settings }: { settings: LinkSettings }) {
  const { t } = useTranslation('signup-links');
  const { t: shell } = useTranslation('shell');
  const { saving, done } = settings;
  return (
    <Group
      gap="xs"
      h={44}
      my={-20}
      pos="sticky"
      bottom={0}
      style={{ zIndex: 2, pointerEvents: 'none' }}
      role="status"
    >
      {(saving || done) && (
        <Group
          gap="xs"
          px="md"
          h={40}
          bg="var(--colour-surface)"
          style={{
            border: '1px solid var(--colour-line)',
            borderRadius: 999,
            boxShadow: 'var(--shadow)',
            pointerEvents: 'auto',
          }}
        >
          {saving ? (
            <Loader size={16} aria-hidden />
          ) : (
            <IconCheck size={18} color="var(--colour-good)" aria-hidden />
          )}
          <Text size="sm">{saving ? t('save.saving') : t(done?.undone ? 'save.undone' : 'save.saved')}</Text>
          {!saving && done?.undo && !done.undone && (
            <Button size="compact-sm" variant="subtle" onClick={settings.undo}>
              {shell('action.undo')}
            </Button>
          )}
        </Group>
      )}
    </Group>
  );
}
