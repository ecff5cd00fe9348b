import { SaveStateBar, saveStateOf } from '../../../../ui/save-state.tsx';
import type { LinkSettings } from './use-link-settings.ts';

/** The state of a link's settings, with Undo. */
export function SaveStatus({ settings }: { settings: LinkSettings }) {
  const { saving, done, faults } = settings;
  return (
    <SaveStateBar
      state={saveStateOf({
        saving,
        failed: faults.length > 0,
        done: done && (done.undone ? 'undone' : 'saved'),
      })}
      onUndo={done?.undo ? settings.undo : null}
    />
  );
}
