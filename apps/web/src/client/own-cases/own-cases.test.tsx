import i18next from 'i18next';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { bothSchemes, expectAccessible } from '../../../test/accessible.ts';
import { api } from '../../../test/api.ts';
import { expectFits, expectTranslated, expectWords, textsOfPage } from '../../../test/legible.ts';
import { nobody, showComponent } from '../../../test/page.tsx';
import en from '../../i18n/en/client.ts';
import fr from '../../i18n/fr/client.ts';
import { Client } from '../client.tsx';
import '../client.css';
import { isAppleSafari } from './home-screen.tsx';

const get = 'GET /own-cases/{caseId}';
const list = 'GET /own-cases';
const id = '019a9d3e-7c1f-7d20-9f35-0b6a7c0c2f11';
const client = { memberRole: 'client', locale: 'en', timeZone: 'Europe/Paris' } as const;
const plain = {
  reader: client,
  case: { title: 'Martin', status: 'open', appointmentAt: null },
  people: [
    { name: 'Léa Martin', works: false, isReader: true, roleName: null },
    { name: 'Claire Durand', works: true, isReader: false, roleName: null },
  ],
  mayChange: false,
} as const;

beforeAll(() => {
  for (const [language, words] of [
    ['en', en],
    ['fr', fr],
  ] as const)
    for (const name of ['client', 'join']) i18next.addResourceBundle(language, name, words);
});
beforeEach(() => localStorage.clear());

const heading = (name: string | RegExp) => page.getByRole('heading', { name });
const open = (pathname = `/my/cases/${id}`, options: Parameters<typeof showComponent>[1] = {}) =>
  showComponent(<Client pathname={pathname} />, { styles: 'letter', ...options });

/** Keeps the page where the code under test loads another one, and returns which. */
function catchLeaving(): { readonly to: string[] } {
  const to: string[] = [];
  const { navigation } = window as unknown as { navigation: EventTarget };
  const keep = (event: Event) => {
    const { destination } = event as Event & { destination: { url: string } };
    to.push(new URL(destination.url).pathname);
    event.preventDefault();
  };
  navigation.addEventListener('navigate', keep, { once: true });
  return { to };
}

describe('a case', () => {
  it('reads as a letter: state, what follows, who works on it, for whom, and how to reach them', async () => {
    api.answers(get, plain);
    await open();
    await expect.element(page.getByRole('heading', { level: 1 })).toHaveTextContent('Martin');
    await expect.element(page.getByText(/^Consultation · Reference K7M2-4QXD · Opened on /)).toBeVisible();
    await expect.element(page.getByText('Your case is open.')).toBeVisible();
    await expect.element(page.getByText(/Claire Durand calls you within two working days/)).toBeVisible();
    await expect.element(page.getByText('Claire Durand', { exact: true })).toBeVisible();
    await expect.element(page.getByText('Léa Martin (you)')).toBeVisible();
    await expect
      .element(page.getByRole('link', { name: '+33 1 42 60 00 00' }))
      .toHaveAttribute('href', 'tel:+33142600000');
    await expect
      .element(page.getByRole('link', { name: 'contact@durand.example' }))
      .toHaveAttribute('href', 'mailto:contact@durand.example');
    expect(heading('Your appointment').elements()).toEqual([]);
    expect(page.getByRole('link', { name: /Change this case/ }).elements()).toEqual([]);
    expect(api.sent(get)).toHaveLength(1);
  });

  it('says what is true where nobody is named yet and the link said nothing', async () => {
    api.answers(get, {
      ...plain,
      organization: { name: 'Cabinet Durand', contactEmail: null, contactPhone: null },
      people: [],
      nextSteps: { en: null, fr: null },
    });
    await open();
    await expect
      .element(page.getByText('Cabinet Durand will name the person who works on your case.'))
      .toBeVisible();
    await expect.element(page.getByText(/Cabinet Durand will get in touch with you/)).toBeVisible();
    for (const name of ['For whom', /^Questions/]) expect(heading(name).elements()).toEqual([]);
  });

  it('says what follows in the other language where the person’s own is missing, and marks it', async () => {
    api.answers(get, { ...plain, nextSteps: { en: null, fr: 'Claire vous appelle.' } });
    await open();
    await expect.element(page.getByText('Claire vous appelle.')).toHaveAttribute('lang', 'fr');
  });

  it.each([
    ['on_hold', /^Your case is paused for the moment\./, true],
    ['closed', 'Your case is closed.', false],
    ['archived', 'Your case is closed and kept on file.', false],
  ] as const)('says in a sentence that it is %s', async (status, sentence, goesOn) => {
    api.answers(get, { ...plain, case: { ...plain.case, status } });
    await open();
    await expect.element(page.getByText(sentence)).toBeVisible();
    expect(heading('What happens next').elements()).toHaveLength(goesOn ? 1 : 0);
    await expect.element(heading(/^Questions/)).toBeVisible();
  });

  it('gives the appointment in the organization’s time, in the person’s own, and for their calendar', async () => {
    api.answers(get, {
      ...plain,
      organization: { timeZone: 'Europe/Paris' },
      reader: { ...client, timeZone: 'America/Montreal' },
      case: { ...plain.case, appointmentAt: '2199-12-24T08:30:00.000Z' },
    });
    await open();
    await expect.element(page.getByText(/^Tuesday 24 December 2199, 09:30/)).toBeVisible();
    await expect.element(page.getByText(/^In your time zone: Tuesday 24 December 2199, 03:30/)).toBeVisible();
    await expect
      .element(page.getByRole('link', { name: 'Add to my calendar' }))
      .toHaveAttribute('href', `/api/v1/own-cases/${id}/appointment?locale=en`);
  });

  it('says nothing twice where both zones have the same clock, and nothing of an appointment that is over', async () => {
    const at = (appointmentAt: string) =>
      api.answers(get, {
        ...plain,
        organization: { timeZone: 'Europe/Paris' },
        reader: { ...client, timeZone: 'Europe/Berlin' },
        case: { ...plain.case, appointmentAt },
      });
    at('2199-12-24T08:30:00.000Z');
    await open();
    await expect.element(heading('Your appointment')).toBeVisible();
    expect(page.getByText(/^In your time zone/).elements()).toEqual([]);
    at('2020-12-24T08:30:00.000Z');
    await open();
    await expect.element(heading('Who works on it')).toBeVisible();
    expect(heading('Your appointment').elements()).toEqual([]);
  });

  it('leads a client who may change it to the page that can', async () => {
    api.answers(get, {
      ...plain,
      mayChange: true,
      people: [{ ...plain.people[0], roleName: 'Guardian' }],
    });
    await open();
    await expect.element(page.getByText('Léa Martin, Guardian (you)')).toBeVisible();
    await expect
      .element(page.getByRole('link', { name: 'Change this case, or read its notes' }))
      .toHaveAttribute('href', `/cases/${id}`);
  });

  it('keeps title and home screen neutral for who came through a discreet link, and can be left at once', async () => {
    api.answers(get, { ...plain, discreet: true, quickExitUrl: 'https://www.wikipedia.org/' });
    await open();
    await expect.element(page.getByRole('button', { name: /Leave this page/ })).toBeVisible();
    await expect.element(page.getByText('Your case is open.')).toBeVisible();
    expect(document.title).not.toMatch(/Durand|Martin/);
    expect(document.head.querySelector('link[rel=manifest]')).toBeNull();
  });

  it('names the organization on the home screen only behind the session', async () => {
    api.answers(get, plain);
    await open();
    await expect.poll(() => document.head.querySelector('link[rel=manifest]')).not.toBeNull();
    const manifest = document.head.querySelector<HTMLLinkElement>('link[rel=manifest]');
    expect(manifest).toMatchObject({ crossOrigin: 'use-credentials' });
    api.refuses(get, 'session_required');
    await open();
    await expect.element(heading('Sign in')).toBeVisible();
    expect(document.head.querySelector('link[rel=manifest]')).toBeNull();
  });

  it('offers the home screen quietly once the browser can, and no more once it is there', async () => {
    api.answers(get, plain);
    await open();
    await expect.element(heading('Who works on it')).toBeVisible();
    const offer = page.getByText('Keep this page on your home screen');
    expect(offer.elements()).toEqual([]);
    let asked = 0;
    const prompt = () => {
      asked += 1;
      return Promise.resolve();
    };
    window.dispatchEvent(Object.assign(new Event('beforeinstallprompt'), { prompt }));
    await offer.click();
    await page.getByRole('button', { name: 'Add to home screen' }).click();
    expect(asked).toBe(1);
    window.dispatchEvent(new Event('appinstalled'));
    await expect.element(offer).not.toBeInTheDocument();
  });
});

describe('a page without its case', () => {
  it('keeps its shape while it loads', async () => {
    api.hangs(get);
    await open();
    await expect.element(page.getByRole('heading', { name: 'Loading…' })).toBeInTheDocument();
  });

  it('says that there is no connection, and is there when it is back', async () => {
    api.isUnreachable(get);
    await open();
    await expect.element(heading('This page could not be loaded')).toBeVisible();
    api.answers(get, plain);
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect.element(heading('Martin')).toBeVisible();
  });

  it('says a fault of ours', async () => {
    api.refuses(get, 'server_error');
    await open();
    await expect.element(page.getByText(/Something went wrong on our side/)).toBeVisible();
  });

  it('signs in where the person is, and then shows the case', async () => {
    api.refuses(get, 'session_required');
    await open();
    const email = page.getByLabelText('E-mail address');
    await expect.element(email).toBeVisible();
    expect(textsOfPage().join(' ')).not.toContain('Durand');
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await expect.element(page.getByText('This field is required.').first()).toBeVisible();
    expect(page.getByText('This field is required.').elements()).toHaveLength(2);
    await expect.element(email).toHaveFocus();

    await email.fill(' lea@example.com ');
    await page.getByLabelText('Password', { exact: true }).fill('correct horse battery staple');
    api.refuses('POST /session', 'session_credentials_wrong');
    await userEvent.keyboard('{Enter}');
    await expect.element(page.getByText('The e-mail address or the password is wrong.')).toBeVisible();
    await expect.element(email).toHaveValue('lea@example.com');

    api.answers('POST /session');
    api.answers('GET /session');
    api.answers(get, plain);
    await userEvent.keyboard('{Enter}');
    await expect.element(heading('Martin')).toBeVisible();
    expect(api.sent('POST /session').at(-1)?.body.email).toBe('lea@example.com');
  });

  it('says what to do where the browser refuses the session’s cookie', async () => {
    api.refuses(get, 'session_required');
    api.answers('POST /session');
    api.answers('GET /session', nobody);
    await open();
    await page.getByLabelText('E-mail address').fill('lea@example.com');
    await page.getByLabelText('Password', { exact: true }).fill('correct horse battery staple');
    await userEvent.keyboard('{Enter}');
    await expect.element(page.getByText(/^Your browser blocks cookies/)).toBeVisible();
  });

  it.each(['case_not_found', 'request_invalid'] as const)('says so, and as whom (%s)', async (code) => {
    const other = '019a9d3e-7c1f-7d20-9f35-c0ffee000002';
    api.refuses(get, code);
    api.answers('GET /session', {
      user: { email: 'lea@example.com' },
      memberships: [
        { id, organization: { name: 'Cabinet Durand' }, role: 'client' },
        { id: other, organization: { name: 'Clinique Roux' }, role: 'client' },
      ],
      activeMembershipId: id,
    });
    await open();
    await expect.element(heading('This case is not here')).toBeVisible();
    await expect.element(page.getByText(/^You are signed in as lea@example\.com\./)).toBeVisible();
    api.answers('PATCH /session');
    api.answers(get, plain);
    await page.getByRole('button', { name: 'Look for it with Clinique Roux' }).click();
    await expect.element(heading('Martin')).toBeVisible();
    expect(api.sent('PATCH /session').at(0)?.body).toEqual({ activeMembershipId: other });
  });

  it.each(['admin', 'staff'] as const)(
    'leads the team (%s) to the same case in their app',
    async (memberRole) => {
      const left = catchLeaving();
      api.answers(get, { ...plain, reader: { ...client, memberRole } });
      await open();
      await expect.poll(() => left.to).toEqual([`/cases/${id}`]);
      expect(heading('Martin').elements()).toEqual([]);
    },
  );

  it('leads who belongs to no organization to the page that says so', async () => {
    const left = catchLeaving();
    api.refuses(get, 'membership_required');
    await open();
    await expect.poll(() => left.to).toEqual(['/']);
  });

  it('signs out, and leaves nothing of the person in the page', async () => {
    api.answers(get, plain);
    api.answers('DELETE /session');
    await open();
    const left = catchLeaving();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await expect.poll(() => left.to).toEqual(['/my/cases']);
    expect(api.sent('DELETE /session')).toHaveLength(1);
  });
});

describe('all cases', () => {
  it('lists them, and the rest at a press', async () => {
    const one = { id, title: 'Martin', status: 'open' as const };
    const two = { id: '019a9d3e-7c1f-7d20-9f35-c0ffee000003', title: 'Roux', status: 'closed' as const };
    api.answers(list, ({ query }) =>
      query.cursor
        ? { reader: client, items: [two], nextCursor: null }
        : { reader: client, items: [one], nextCursor: 'more' },
    );
    await open('/my/cases');
    await expect
      .element(page.getByRole('link', { name: 'Martin' }))
      .toHaveAttribute('href', `/my/cases/${id}`);
    await page.getByRole('button', { name: 'Show more' }).click();
    await expect.element(page.getByRole('link', { name: 'Roux' })).toBeVisible();
    await expect.element(page.getByRole('link', { name: 'Martin' })).toBeVisible();
    await expect.element(page.getByRole('button', { name: 'Show more' })).not.toBeInTheDocument();
  });

  it('says who will open one where there is none', async () => {
    api.answers(list, {
      reader: client,
      organization: { name: 'Cabinet Durand' },
      items: [],
      nextCursor: null,
    });
    await open('/my');
    await expect.element(page.getByText(/^You have no case with Cabinet Durand yet\./)).toBeVisible();
    await expect.element(page.getByRole('link', { name: 'My profile' })).toHaveAttribute('href', '/profile');
  });
});

const long = 'Donaudampfschifffahrtsgesellschaftskapitän'.repeat(3);
const crowded = {
  reader: { ...client, email: `${'l'.repeat(60)}@${'sub.'.repeat(20)}example.com`, timeZone: 'Asia/Tokyo' },
  organization: {
    name: long,
    timeZone: 'Europe/Paris',
    contactEmail: `${'m'.repeat(60)}@${'sub.'.repeat(20)}example.com`,
  },
  case: { title: 'T'.repeat(200), type: long, status: 'open', appointmentAt: '2199-12-24T08:30:00.000Z' },
  people: [
    { name: long, works: true, isReader: false, roleName: null },
    { name: long, works: false, isReader: true, roleName: long },
  ],
  nextSteps: { en: long, fr: long },
  mayChange: true,
} as const;

describe.each([320, 1280])('at %d pixels', (width) => {
  it('the longest names fit, in words of both languages, light and dark', async () => {
    api.answers(get, crowded);
    await open(undefined, { width });
    await expect.element(page.getByText('Your case is open.')).toBeVisible();
    expectFits();
    expectWords();
    await expectAccessible(bothSchemes);
    const english = textsOfPage();
    api.answers(get, { ...crowded, reader: { ...crowded.reader, locale: 'fr' } });
    await open(undefined, { width, language: 'fr' });
    await expect.element(page.getByText('Votre dossier est ouvert.')).toBeVisible();
    expectFits();
    expectTranslated(english, ['English', 'Français', '12 rue de la Paix, 75002 Paris']);
  });
});

it.each([
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1',
    5,
    true,
  ],
  [
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/605.1.15',
    5,
    true,
  ],
  [
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/605.1.15',
    0,
    false,
  ],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/138.0 Mobile/15E148 Safari/604.1',
    5,
    false,
  ],
  [
    'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0.0.0 Mobile Safari/537.36',
    5,
    false,
  ],
])('%s with %i touch points is Safari of a phone: %s', (userAgent, touchPoints, expected) => {
  expect(isAppleSafari(userAgent, touchPoints)).toBe(expected);
});
