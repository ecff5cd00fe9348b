import { useEffect, useState } from 'react';
import { canUsePasskeys, PasskeyCancelled, PasskeyKnown } from '../../api/passkey.ts';

/** Whether this device can keep a passkey; null until the browser has said so, which takes an instant. */
export function usePasskeys(): boolean | null {
  const [can, setCan] = useState<boolean | null>(null);
  useEffect(() => {
    void canUsePasskeys().then(setCan);
  }, []);
  return can;
}

/** Why a passkey was not made or found: the person closed the dialog, the device has one already, or it cannot. */
export type PasskeyTrouble = 'cancelled' | 'known' | 'failed';

/** What a passkey's dialog threw, where the person can choose another way; throws on what is no matter of the dialog. */
export function troubleOf(fault: unknown): PasskeyTrouble {
  if (fault instanceof PasskeyCancelled) return 'cancelled';
  if (fault instanceof PasskeyKnown) return 'known';
  if (fault instanceof DOMException) return 'failed';
  throw fault;
}
