import type { LinkState } from '@casedoor/contracts';
import type { Api, OpenLink } from '../api.ts';
import { expectAccessible } from '../accessibility.ts';
import { letExpire } from '../database.ts';
import { type Caller, expect, test } from '../journey.ts';
import { newPerson, signUpByApi } from '../people.ts';

const hour = 3_600_000;
const inHours = (hours: number) => new Date(Date.now() + hours * hour).toISOString();

interface Closed {
  readonly en: string;
  readonly fr: string;
  /** Creates a link in this state. */
  make(admin: Api, newCaller: () => Promise<Caller>): Promise<OpenLink>;
}

const closed: Record<Exclude<LinkState, 'open'>, Closed> = {
  paused: {
    en: 'Sign-up is paused at the moment',
    fr: 'Les inscriptions sont suspendues pour le moment',
    make: async (admin) => {
      const { id, version, url } = await admin.signupLink();
      const changes = { params: { signupLinkId: id }, body: { version, allowSignup: false } };
      return { ...(await admin.call('PATCH /signup-links/{signupLinkId}', changes)), url };
    },
  },
  scheduled: {
    en: 'Sign-up is not open yet',
    fr: 'Les inscriptions ne sont pas encore ouvertes',
    make: (admin) => admin.signupLink({ opensAt: inHours(48) }),
  },
  expired: {
    en: 'This link has expired',
    fr: 'Ce lien a expiré',
    make: async (admin) => {
      const link = await admin.signupLink();
      await letExpire(link.id);
      return link;
    },
  },
  full: {
    en: 'All places are taken',
    fr: 'Toutes les places sont prises',
    make: async (admin, newCaller) => {
      const link = await admin.signupLink({ useLimit: 1 });
      await signUpByApi((await newCaller()).api, link.url, newPerson());
      return link;
    },
  },
  full_today: {
    en: 'Today’s places are taken',
    fr: 'Les places du jour sont prises',
    make: async (admin, newCaller) => {
      const link = await admin.signupLink({ dailyLimit: 1 });
      await signUpByApi((await newCaller()).api, link.url, newPerson());
      return link;
    },
  },
  replaced: {
    en: 'This link was replaced',
    fr: 'Ce lien a été remplacé',
    make: async (admin) => {
      const link = await admin.signupLink();
      await admin.call('POST /signup-links/{signupLinkId}/replace', {
        params: { signupLinkId: link.id },
        body: { version: link.version },
      });
      return link;
    },
  },
  revoked: {
    en: 'This link is no longer in use',
    fr: 'Ce lien n’est plus utilisé',
    make: async (admin) => {
      const link = await admin.signupLink();
      await admin.call('POST /signup-links/{signupLinkId}/revoke', {
        params: { signupLinkId: link.id },
        body: { version: link.version },
      });
      return link;
    },
  },
};

test(
  'a closed link says why, in English and French, with one next step',
  { tag: '@full' },
  async ({ admin, newCaller, open }) => {
    const page = await open({ phone: true });
    for (const [state, { en, fr, make }] of Object.entries(closed)) {
      const { url } = await make(admin, newCaller);
      await page.goto(`${url}?lang=en`);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(en);
      await expect(page.getByRole('button', { name: 'Ask Cabinet Durand' })).toBeVisible();
      await expect(page.getByRole('textbox')).toHaveCount(0);
      if (state === 'scheduled' || state === 'full_today')
        await expect(page.locator('time')).toContainText(/\d{4}/);

      await page.getByRole('button', { name: 'Français' }).click();
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(fr);
      await expect(page.locator('html')).toHaveAttribute('lang', 'fr');
      await expect(page.getByRole('button', { name: 'Écrire à Cabinet Durand' })).toBeVisible();
      await expectAccessible(page, `the page of a ${state} link`);
    }
  },
);

test(
  'an address that never existed says so, in English and French',
  { tag: '@full' },
  async ({ open, faults }) => {
    faults.expect(/^40[04] GET \/api\/v1\/public\/signup-links\//);
    const page = await open({ phone: true });
    await page.goto('/join/0123456789abcdef0123456789abcdef01234567');
    await expect(page.getByRole('heading', { name: 'There is nothing at this address' })).toBeVisible();
    await page.getByRole('button', { name: 'Français' }).click();
    await expect(page.getByRole('heading', { name: 'Il n’y a rien à cette adresse' })).toBeVisible();
    await expectAccessible(page, 'the page of a link that never existed');
  },
);
