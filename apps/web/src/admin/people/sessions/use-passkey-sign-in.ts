import { useEffect, useRef, useState } from 'react';
import { canOfferPasskeys, canUsePasskeys, PasskeyCancelled } from '../../../api/passkey.ts';
import { useSignInWithPasskey } from '../../../api/session.ts';
import { followLanguage } from '../../../i18n/start-i18n.ts';

// The challenge expires after five minutes; renew the offer beside the field before that.
const offerLifetime = 4 * 60 * 1000;

/** Why a passkey sign-in failed in the browser; null where the API refused it. */
export type PasskeyTrouble = 'cancelled' | 'failed';

/** Signing in with a passkey: by a button, and by autofill in the e-mail field where the browser supports it. */
export function usePasskeySignIn() {
  const [usable, setUsable] = useState<boolean | null>(null);
  const [trouble, setTrouble] = useState<PasskeyTrouble | null>(null);
  const [refusal, setRefusal] = useState<unknown>(null);
  // Renewed after each dialog: the browser runs one request at a time.
  const [offers, setOffers] = useState(0);
  const offer = useRef<AbortController | null>(null);
  const { mutateAsync: signIn, isPending } = useSignInWithPasskey();
  const [asking, setAsking] = useState(false);

  useEffect(() => {
    void canUsePasskeys().then(setUsable);
  }, []);

  useEffect(() => {
    const controller = new AbortController();
    offer.current = controller;
    const renewal = setTimeout(() => setOffers((count) => count + 1), offerLifetime);

    async function offerBesideField(): Promise<void> {
      let taken = false;
      if (!(await canOfferPasskeys()) || controller.signal.aborted) return;
      try {
        const session = await signIn({ signal: controller.signal, onTaken: () => (taken = true) });
        await followLanguage(session.user?.locale);
      } catch (fault) {
        // Nobody asked for the autofill offer: ignore a failure unless the person took it up, then renew the offer.
        if (!taken) return;
        setRefusal(fault);
        setOffers((count) => count + 1);
      }
    }
    void offerBesideField();
    return () => {
      clearTimeout(renewal);
      controller.abort();
    };
  }, [offers, signIn]);

  async function ask(): Promise<void> {
    offer.current?.abort();
    setTrouble(null);
    setRefusal(null);
    setAsking(true);
    try {
      const session = await signIn(undefined);
      await followLanguage(session.user?.locale);
    } catch (fault) {
      if (fault instanceof PasskeyCancelled) setTrouble('cancelled');
      else if (fault instanceof DOMException) setTrouble('failed');
      else setRefusal(fault);
      setOffers((count) => count + 1);
    } finally {
      setAsking(false);
    }
  }

  return { usable, asking: asking && isPending, trouble, refusal, ask };
}
