import { useEffect, useState } from 'react';
import { useClientText } from '../../i18n/text.ts';
import { Fold } from '../../join/page/fold.tsx';

/** What Chromium offers before it shows an offer of its own (not in the DOM's types: no standard). */
interface InstallOffer extends Event {
  prompt: () => Promise<unknown>;
}

/**
 * A quiet offer to keep the page on the home screen, where the browser can: one press in Chromium, a sentence for Safari
 * on Apple's phones and tablets, which has no button for it. Nothing elsewhere, and nothing once it is there.
 */
export function HomeScreen() {
  const { t } = useClientText();
  const [offer, setOffer] = useState<InstallOffer | null>(null);
  useEffect(() => {
    const keep = (event: Event) => {
      // The browser's own banner would cover the letter.
      event.preventDefault();
      setOffer(event as InstallOffer);
    };
    const forget = () => setOffer(null);
    window.addEventListener('beforeinstallprompt', keep);
    window.addEventListener('appinstalled', forget);
    const manifest = linkManifest();
    return () => {
      window.removeEventListener('beforeinstallprompt', keep);
      window.removeEventListener('appinstalled', forget);
      manifest.remove();
    };
  }, []);
  const apple = isAppleSafari(navigator.userAgent, navigator.maxTouchPoints);
  if (isOnHomeScreen() || (!offer && !apple)) return null;
  return (
    <Fold summary={t('ownCase.homeScreen')}>
      {offer ? (
        <p>
          <button type="button" className="link-button" onClick={() => void offer.prompt()}>
            {t('ownCase.homeScreenAdd')}
          </button>
        </p>
      ) : (
        <p>{t('ownCase.homeScreenApple')}</p>
      )}
    </Fold>
  );
}

/** Only behind the session, whose organization it names: the browser sends the cookie with it. */
function linkManifest(): HTMLLinkElement {
  const link = document.createElement('link');
  link.rel = 'manifest';
  link.crossOrigin = 'use-credentials';
  link.href = '/api/v1/own-cases/home-screen';
  return document.head.appendChild(link);
}

function isOnHomeScreen(): boolean {
  return matchMedia('(display-mode: standalone)').matches;
}

/** Safari on an iPhone or iPad, which calls itself a Mac; not the other browsers there, whose menus differ. */
export function isAppleSafari(userAgent: string, touchPoints: number): boolean {
  const isApple = /iPhone|iPad|iPod/.test(userAgent) || (/Macintosh/.test(userAgent) && touchPoints > 1);
  return isApple && /Version\/[\d.]+.* Safari\//.test(userAgent) && !/CriOS|FxiOS|EdgiOS/.test(userAgent);
}
