import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type APIRequestContext,
  type BrowserContext,
  type BrowserContextOptions,
  type Page,
  test as base,
} from '@playwright/test';
import { Api } from './api.ts';
import { Faults } from './faults.ts';
import { demoAdmin } from './people.ts';

export { expect } from '@playwright/test';

export type State = Awaited<ReturnType<APIRequestContext['storageState']>>;

/** A browser's settings: screen, language, colour scheme, session. */
export interface Arrival {
  readonly phone?: boolean;
  readonly locale?: 'en-GB' | 'fr-FR';
  readonly colorScheme?: 'light' | 'dark';
  readonly state?: State;
  /** Without the address that each test sends as a proxy would: for `/mailbox`, which refuses that. */
  readonly direct?: boolean;
}

/** A caller of the REST API with cookies of its own. */
export interface Caller {
  readonly api: Api;
  /** Returns the cookies, to open a browser as the same person. */
  state(): Promise<State>;
}

interface Fixtures {
  /** Errors in the browsers. */
  faults: Faults;
  /** Opens a browser of its own and returns its page. */
  open(arrival?: Arrival): Promise<Page>;
  /** Opens a browser in which the demo administrator is signed in, in English. */
  openAsAdmin(arrival?: Omit<Arrival, 'state'>): Promise<Page>;
  /** The REST API as the demo administrator. */
  admin: Api;
  /** The REST API with cookies of its own, at first not signed in. */
  newCaller(): Promise<Caller>;
}

const phone = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, deviceScaleFactor: 2 };

/** Playwright's `test` with the product's fixtures; fails on any unexpected browser error. */
export const test = base.extend<Fixtures, { adminState: State; mailbox: APIRequestContext }>({
  // Rate limits count per client network: each test is a visitor with an address of its own.
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the fixtures from the pattern.
  extraHTTPHeaders: async ({}, use) => {
    const [a, b, c] = randomBytes(3);
    await use({ 'x-forwarded-for': `10.${a}.${b}.${c}` });
  },

  faults: [
    async ({ baseURL }, use) => {
      const faults = new Faults(baseURL ?? '');
      await use(faults);
      faults.check();
    },
    { auto: true },
  ],

  context: async ({ context, faults }, use) => {
    faults.watch(context);
    await use(context);
  },

  open: async ({ browser, faults }, use) => {
    const opened: BrowserContext[] = [];
    await use(async ({ phone: onPhone = false, locale, colorScheme, state, direct } = {}) => {
      const options: BrowserContextOptions = {
        ...(onPhone ? phone : {}),
        ...(locale ? { locale } : {}),
        ...(colorScheme ? { colorScheme } : {}),
        ...(state ? { storageState: state } : {}),
        ...(direct ? { extraHTTPHeaders: {} } : {}),
      };
      const context = await browser.newContext(options);
      opened.push(context);
      faults.watch(context);
      return context.newPage();
    });
    // The test runner closes only the context that it opened: the pages of one test would poll beside all later ones.
    await Promise.all(opened.map((context) => context.close()));
  },

  openAsAdmin: async ({ open, adminState }, use) => {
    await use(async (arrival) => {
      const page = await open({ ...arrival, state: adminState });
      // A storage state would need a page load in each browser for it.
      await page
        .context()
        .addInitScript(
          "if (self === top && location.protocol.startsWith('http')) localStorage['casedoor-language'] ??= 'en'",
        );
      return page;
    });
  },

  adminState: [
    async ({ playwright }, use, { project }) => {
      const { baseURL = '' } = project.use;
      // One sign-in for all workers of a run: sign-ins to one address are rate-limited, and a failed test starts a
      // worker.
      const kept = join(project.outputDir, 'admin.json');
      if (!existsSync(kept)) {
        const http = await playwright.request.newContext({ baseURL });
        await new Api(http).call('POST /session', { body: demoAdmin });
        const { cookies } = await http.storageState();
        mkdirSync(project.outputDir, { recursive: true });
        writeFileSync(kept, JSON.stringify({ cookies, origins: [] }));
        await http.dispose();
      }
      await use(JSON.parse(readFileSync(kept, 'utf8')) as State);
    },
    { scope: 'worker' },
  ],

  mailbox: [
    async ({ playwright }, use, { project }) => {
      const http = await playwright.request.newContext({
        baseURL: project.use.baseURL ?? '',
        extraHTTPHeaders: {},
      });
      await use(http);
      await http.dispose();
    },
    { scope: 'worker' },
  ],

  admin: async ({ playwright, baseURL, extraHTTPHeaders, adminState, mailbox }, use) => {
    const http = await playwright.request.newContext({
      baseURL: baseURL ?? '',
      extraHTTPHeaders: extraHTTPHeaders ?? {},
      storageState: adminState,
    });
    await use(new Api(http, mailbox));
    await http.dispose();
  },

  newCaller: async ({ playwright, baseURL, extraHTTPHeaders, mailbox }, use) => {
    const opened: APIRequestContext[] = [];
    await use(async () => {
      const http = await playwright.request.newContext({
        baseURL: baseURL ?? '',
        extraHTTPHeaders: extraHTTPHeaders ?? {},
      });
      opened.push(http);
      return { api: new Api(http, mailbox), state: () => http.storageState() };
    });
    await Promise.all(opened.map((http) => http.dispose()));
  },
});
