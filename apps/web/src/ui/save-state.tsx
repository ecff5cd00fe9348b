import { Button, Group, Loader, Text } from '@mantine/core';
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { keepFocusInView } from './notices.tsx';

/** What the screen says about changes that save by themselves. */
export type SaveState = 'saving' | 'failed' | 'saved' | 'undone' | null;

/** Decides what is said. "Saved" is said only where nothing is on its way and nothing was refused. */
export function saveStateOf(facts: {
  saving: boolean;
  failed: boolean;
  done: 'saved' | 'undone' | null;
}): SaveState {
  if (facts.saving) return 'saving';
  return facts.failed ? 'failed' : facts.done;
}

/**
 * The state of changes that save by themselves, with Undo. A bar as wide as its panel: it stays in view while the panel
 * scrolls, and has a place of its own below the last control.
 */
export function SaveStateBar({ state, onUndo }: { state: SaveState; onUndo: (() => void) | null }) {
  const { t } = useTranslation('shell');
  useEffect(() => {
    if (state !== null) keepFocusInView();
  }, [state]);
  return (
    <div role="status" className="save-state" data-shown={state !== null || undefined}>
      {state !== null && (
        <Group gap="xs" mih={44} wrap="nowrap">
          {state === 'saving' ? (
            <Loader size={16} aria-hidden />
          ) : state === 'failed' ? (
            <IconAlertTriangle size={18} color="var(--colour-bad)" aria-hidden />
          ) : (
            <IconCheck size={18} color="var(--colour-good)" aria-hidden />
          )}
          <Text size="sm">{t(`save.${state}`)}</Text>
          {state === 'saved' && onUndo && (
            <Button size="compact-sm" variant="subtle" onClick={onUndo}>
              {t('action.undo')}
            </Button>
          )}
        </Group>
      )}
    </div>
  );
}
