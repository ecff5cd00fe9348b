import { useEffect, useState } from 'react';
import { canUsePasskeys, PasskeyCancelled, PasskeyKnown } from '../../api/passkey.ts';

/** Whether this device can store a passkey; null until the browser has answered. */
export function usePasskeys(): boolean | null {
  const [can, setCan] = useState<boolean | null>(null);
  useEffect(() => {
    void canUsePasskeys().then(setCan);
  }, []);
  return can;
}

/** Why no passkey was created or found: the person cancelled, the device already has one, or it failed. */
export type PasskeyTrouble = 'cancelled' | 'known' | 'failed';

/**
 * Returns the reason from an error of the passkey dialog, where
 * the person can choose another way; rethrows other errors.
 */
export function troubleOf(fault: unknown): PasskeyTrouble {
  if (fault instanceof PasskeyCancelled) return 'cancelled';
  if (fault instanceof PasskeyKnown) return 'known';
  if (fault instanceof DOMException) return 'failed';
  throw fault;
}
