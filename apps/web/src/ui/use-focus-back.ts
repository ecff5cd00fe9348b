import { useEffect, useState } from 'react';

/**
 * Restores the focus when a dialog unmounts, for a dialog that is mounted open: Mantine does so only for one that stays
 * mounted. Does nothing where the former element is gone too, or the focus has moved elsewhere.
 */
export function useFocusBack(): void {
  // Read during render: the dialog takes the focus before any effect of ours.
  const [opener] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      if (opener instanceof HTMLElement && opener.isConnected && document.activeElement === document.body)
        opener.focus();
    },
    [opener],
  );
}
