import type { MemberRole } from '@casedoor/contracts';
import { notifications } from '@mantine/notifications';
import i18next from 'i18next';
import type { ReactNode } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { createBrowserRouter, createMemoryRouter, type DataRouter } from 'react-router-dom';
import { page } from 'vitest/browser';
import { App } from '../src/admin/app.tsx';
import { routes } from '../src/admin/router.tsx';
import { AppRoot } from '../src/admin/shell/app-root.tsx';
import { queryClient } from '../src/api/query-client.ts';
import { type Language, speakLanguage, startI18n } from '../src/i18n/start-i18n.ts';
import { api, endConnections } from './api.ts';

interface Options {
  readonly language?: Language;
  readonly width?: number;
  /** Whose styles count; the pages of invitees and clients are letters. */
  readonly styles?: 'app' | 'letter';
}

/** The membership of who is signed in. */
export const ownId = '019a9d3e-7c1f-7d20-9f35-c0ffee000001';
/** What `GET /session` answers where nobody is signed in. */
export const nobody = { user: null, memberships: [], activeMembershipId: null };

let shown: { root: Root; router: DataRouter } | null = null;

/** Opens an address of the administrators' app, as a member of this role or, with null, without a session. */
export async function openPage(
  address: string,
  { as = 'admin', ...options }: Options & { as?: MemberRole | null } = {},
): Promise<void> {
  api.answers(
    'GET /session',
    as
      ? {
          user: { firstName: 'Camille', lastName: 'Durand' },
          memberships: [{ id: ownId, role: as }],
          activeMembershipId: ownId,
        }
      : nobody,
  );
  history.replaceState(null, '', address);
  await show(createBrowserRouter(routes), options);
}

/** Shows one component with what the app has around it; `elsewhere` is what every other address shows. */
export async function showComponent(
  component: ReactNode,
  { elsewhere, ...options }: Options & { elsewhere?: ReactNode } = {},
): Promise<void> {
  const pages = [
    { path: '/', element: component },
    { path: '*', element: elsewhere },
  ];
  await show(createMemoryRouter([{ Component: AppRoot, children: pages }]), options);
}

async function show(
  router: DataRouter,
  { language = 'en', width = 1280, styles = 'app' }: Options,
): Promise<void> {
  await closePage();
  setStyles(styles);
  await page.viewport(width, 900);
  await speakLanguage(language);
  const root = createRoot(document.body.appendChild(document.createElement('div')));
  shown = { root, router };
  root.render(<App router={router} nonce="" />);
}

/** Tests share one document, but no page has the styles of both sides. */
function setStyles(side: 'app' | 'letter'): void {
  const others = side === 'app' ? /\/src\/(join|client)\// : /\/@mantine\/|\/src\/admin\//;
  for (const style of document.querySelectorAll<HTMLStyleElement>('style[data-vite-dev-id]'))
    if (style.sheet) style.sheet.disabled = others.test(style.dataset.viteDevId ?? '');
}

/** Starts what the app starts before its first page, once. */
export async function startApp(): Promise<void> {
  if (i18next.isInitialized) return;
  await startI18n('app');
  const { queries, ...others } = queryClient.getDefaultOptions();
  // What may pass is tried again at once.
  queryClient.setDefaultOptions({ ...others, queries: { ...queries, retryDelay: 0 } });
}

/** Closes the page; nothing of it is left to the next one. */
export async function closePage(): Promise<void> {
  shown?.root.unmount();
  shown?.router.dispose();
  shown = null;
  notifications.clean();
  notifications.cleanQueue();
  await endConnections();
  await queryClient.cancelQueries();
  queryClient.clear();
  localStorage.clear();
  document.body.replaceChildren();
}
