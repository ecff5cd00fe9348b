import { useEffect, useState } from 'react';

/**
 * Gives the focus back to what had it before a dialog that is mounted open, once the dialog is gone: Mantine does so
 * only for one that stays mounted. Where that is gone too, or the focus is elsewhere by then, nothing happens.
 */
export function useFocusBack(): void {
  // Read while rendering: the dialog takes the focus before any effect of ours.
  const [opener] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      if (opener instanceof HTMLElement && opener.isConnected && document.activeElement === document.body)
        opener.focus();
    },
    [opener],
  );
}
