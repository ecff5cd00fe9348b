import { createContext, type ReactNode, useContext, useEffect } from 'react';
import { request } from '../../api/request.ts';
import { leaveNoTrail } from './browser-history.ts';
import { failureOf } from './failure.ts';
import { forgetDevice } from './tab-memory.ts';
import { useText } from '../../i18n/text.ts';

/** A link whose pages do not name the organization or the matter. */
interface Discretion {
  /** Where quick exit leads. */
  readonly quickExitUrl: string;
  /** The mailbox is verified: the page's body may now name the organization, its title and history never. */
  readonly confirmed: boolean;
}

const Context = createContext<Discretion | null>(null);

interface DiscreetlyProps {
  readonly discreet: boolean;
  readonly quickExitUrl: string | null;
  readonly confirmed: boolean;
  readonly children: ReactNode;
}

/** Provides discretion to the pages inside it, where the link is discreet. */
export function Discreetly({ discreet, quickExitUrl, confirmed, children }: DiscreetlyProps) {
  // During render, so that even the first step adds no history entry.
  if (discreet) leaveNoTrail();
  const value = discreet ? { quickExitUrl: quickExitUrl ?? 'about:blank', confirmed } : null;
  return <Context value={value}>{children}</Context>;
}

/** Returns the page's discretion; null where the link is not discreet. */
export function useDiscretion(): Discretion | null {
  return useContext(Context);
}

/** Returns the organization's name, or "the organization" where a discreet page must not reveal it. */
export function useSpokenName(name: string): string {
  const { t } = useText();
  const discretion = useDiscretion();
  return discretion && !discretion.confirmed ? t('discreet.organization') : name;
}

const doublePress = 1500;

/**
 * Leaves at once, by the button or by pressing Escape twice. Signs out and clears everything stored about this visit.
 */
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
  // The next page may take seconds to load: hide this one until then.
  document.body.hidden = true;
  document.title = '\u00a0';
  forgetDevice();
  // Only the server can clear its cookies. Not awaited: leaving must work without a connection too.
  request('DELETE /session', { keepalive: true }).catch((fault: unknown) => void failureOf(fault));
  // Clears the address and state of this history entry, then replaces it with the other page.
  window.history.replaceState(null, '', '/');
  window.location.replace(url);
}
