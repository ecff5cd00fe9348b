import { createRoot } from 'react-dom/client';
import { createBrowserRouter } from 'react-router-dom';
import { queryClient } from '../api/query-client.ts';
import { sessionQuery } from '../api/session.ts';
import { tellNotStarted } from '../i18n/not-started.ts';
import { startI18n } from '../i18n/start-i18n.ts';
import { App } from './app.tsx';
import { routes } from './router.tsx';
import { correctAddress } from '../ui/correct-address.ts';
import { showColourScheme } from '../ui/colour-scheme.ts';
import { startsHere } from '../ui/own-origin.ts';
import { reloadOutdatedPage } from '../ui/reload-outdated-page.ts';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');

correctAddress();
if (startsHere(root)) await start(root);

async function start(place: HTMLElement): Promise<void> {
  const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';
  // The dialogs' scroll lock injects a style element and reads its nonce here.
  Object.assign(globalThis, { __webpack_nonce__: nonce });

  reloadOutdatedPage();
  showColourScheme();

  // A failed session request is ignored here: the page retries and shows it, in the browser's language.
  const session = queryClient.fetchQuery({ ...sessionQuery, retry: false }).catch(() => null);
  try {
    await startI18n('app', async () => (await session)?.user?.locale);
    createRoot(place).render(<App router={createBrowserRouter(routes)} nonce={nonce} />);
  } catch (fault) {
    tellNotStarted(place, fault);
  }
}
