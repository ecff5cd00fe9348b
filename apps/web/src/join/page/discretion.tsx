import { createContext, type ReactNode, useContext, useEffect } from 'react';
import { request } from '../../api/request.ts';
import { leaveNoTrail } from './browser-history.ts';
import { failureOf } from './failure.ts';
import { forgetDevice } from './tab-memory.ts';
import { useText } from '../../i18n/text.ts';

/** A link that keeps silent about who invites and what for. */
interface Discretion {
  /** Where quick exit leads. */
  readonly quickExitUrl: string;
  /** The mailbox is proved: from then on the page's body may name the organization, its title and history never. */
  readonly confirmed: boolean;
}

const Context = createContext<Discretion | null>(null);

interface DiscreetlyProps {
  readonly discreet: boolean;
  readonly quickExitUrl: string | null;
  readonly confirmed: boolean;
  readonly children: ReactNode;
}

/** Pages inside it are discreet where the link is. */
export function Discreetly({ discreet, quickExitUrl, confirmed, children }: DiscreetlyProps) {
  // Before the first step can be taken, not after.
  if (discreet) leaveNoTrail();
  const value = discreet ? { quickExitUrl: quickExitUrl ?? 'about:blank', confirmed } : null;
  return <Context value={value}>{children}</Context>;
}

/** How discreet the page must be; null where it need not. */
export function useDiscretion(): Discretion | null {
  return useContext(Context);
}

/** The organization's name, or "the organization" while a discreet page must not tell it. */
export function useSpokenName(name: string): string {
  const { t } = useText();
  const discretion = useDiscretion();
  return discretion && !discretion.confirmed ? t('discreet.organization') : name;
}

const doublePress = 1500;

/** Leaves at once, by the button or by pressing Escape twice. Nothing of this visit stays in the browser, nor signed in. */
export function QuickExit({ url }: { readonly url: string }) {
  const { t } = useText();

  useEffect(() => {
    let last = -Infinity;
    const press = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.repeat) return;
      if (event.timeStamp - last < doublePress) leave(url);
      last = event.timeStamp;
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [url]);

  return (
    <div className="quick-exit">
      <button type="button" className="button" onClick={() => leave(url)}>
        <span>{t('discreet.exit')}</span>
        <span className="quick-exit-keys">{t('discreet.exitKeys')}</span>
      </button>
    </div>
  );
}

function leave(url: string): void {
  // The next page may take seconds to come: this one must not be seen meanwhile.
  document.body.hidden = true;
  document.title = '\u00a0';
  forgetDevice();
  // Its cookies are the server's to take. Nobody waits for the answer: whoever leaves is gone, also without a connection.
  request('DELETE /session', { keepalive: true }).catch((fault: unknown) => void failureOf(fault));
  // The entry that is left loses its address and its state, then the other page takes its place.
  window.history.replaceState(null, '', '/');
  window.location.replace(url);
}
