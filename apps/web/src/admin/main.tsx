import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import '../ui/tokens.css';
import './shell/frame.css';
import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { RouterProvider } from 'react-router-dom';
import { queryClient } from '../api/query-client.ts';
import { sessionQuery } from '../api/session.ts';
import { tellNotStarted } from '../i18n/not-started.ts';
import { startI18n } from '../i18n/start-i18n.ts';
import { router } from './router.tsx';
import { showColourScheme } from '../ui/colour-scheme.ts';
import { reloadOutdatedPage } from '../ui/reload-outdated-page.ts';
import { colourSchemeManager, cssVariablesResolver, theme } from '../ui/theme.ts';

const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';
// The dialogs' scroll lock injects a style of its own and looks for its nonce here.
Object.assign(globalThis, { __webpack_nonce__: nonce });

reloadOutdatedPage();
showColourScheme();

// A session that cannot be read is told by the page, which asks again; the language then is the browser's.
const session = queryClient.fetchQuery({ ...sessionQuery, retry: false }).catch(() => null);
const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
try {
  await startI18n('app', async () => (await session)?.user?.locale);
  showApp(root);
} catch (fault) {
  tellNotStarted(root, fault);
}

function showApp(place: HTMLElement): void {
  createRoot(place).render(
    <StrictMode>
      <MantineProvider
        theme={theme}
        cssVariablesResolver={cssVariablesResolver}
        getStyleNonce={() => nonce}
        colorSchemeManager={colourSchemeManager}
        defaultColorScheme="auto"
      >
        <QueryClientProvider client={queryClient}>
          <RouterProvider router={router} />
          <Notifications position="bottom-center" />
        </QueryClientProvider>
      </MantineProvider>
    </StrictMode>,
  );
}
