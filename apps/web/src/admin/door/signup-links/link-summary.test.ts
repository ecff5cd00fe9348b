import type { SignupLink } from '@casedoor/contracts';
import i18next from 'i18next';
import { beforeAll, expect, test } from 'vitest';
import en from '../../../i18n/en/signup-links.ts';
import fr from '../../../i18n/fr/signup-links.ts';
import { exampleLink } from './signup-link.example.ts';
import { whatItDoes } from './link-summary.ts';

beforeAll(async () => {
  await i18next.init({
    lng: 'en',
    ns: ['signup-links'],
    resources: { en: { 'signup-links': en }, fr: { 'signup-links': fr } },
    interpolation: { escapeValue: false },
  });
});

const open = { state: 'open', allowSignup: true, url: 'https://x.test/join/abc' } as const;
const says = (changes: Partial<SignupLink>, language = 'en') =>
  whatItDoes(
    exampleLink(changes),
    { name: 'Cabinet Durand', timeZone: 'Europe/Paris' },
    i18next.getFixedT(language, 'signup-links'),
  );

test('follows Joins as, Auto create case and Case user role', () => {
  expect(says(open)).toBe('Each person who signs up becomes a client of Cabinet Durand; no case is opened.');
  expect(says({ ...open, autoCreateCase: true })).toContain('a case is opened in which they are the client');
  expect(says({ ...open, autoCreateCase: true, caseRole: 'staff' })).toContain('take part as staff');
  expect(says({ ...open, joinsAs: 'staff' })).toContain('joins the staff');
});

test('says what the switch would do before it is first on, and while it pauses', () => {
  expect(says({})).toMatch(/^Nobody can sign up through it yet\. Once it is switched on: each person/);
  expect(says({ url: open.url })).toMatch(/while it is off/);
});

test('follows the switch before the answer arrives', () => {
  expect(says({ ...open, state: 'paused' })).toMatch(/^Each person/);
  expect(says({ ...open, allowSignup: false })).toMatch(/while it is off/);
});

test('says why a closed link is closed', () => {
  expect(says({ state: 'full', useLimit: 1, uses: 1 })).toContain('its only place is taken');
  expect(says({ state: 'full', useLimit: 20, uses: 20 })).toContain('all 20 places');
  expect(says({ state: 'expired', expiresAt: '2026-11-01T12:00:00.000Z' })).toContain('2026');
  expect(says({ state: 'revoked' })).toContain('revoked');
});

test('adds the limits', () => {
  const sentence = says({
    ...open,
    useLimit: 20,
    uses: 19,
    allowedEmailDomains: ['durand.example', 'x.test'],
  });
  expect(sentence).toContain('1 place is left.');
  expect(sentence).toContain('Only addresses at durand.example and x.test');
});

test('shows when a link that is full for today opens again, in the organization’s time zone', () => {
  const sentence = says({
    ...open,
    state: 'full_today',
    dailyLimit: 3,
    usesToday: 3,
    reopensAt: '2026-11-22T23:00:00.000Z',
  });
  expect(sentence).toContain('All 3 places of today are taken.');
  expect(sentence).toMatch(/\b23\b/);
  expect(sentence).not.toContain('a day;');
  expect(says({ ...open, dailyLimit: 3, usesToday: 1 })).toContain('At most 3 people a day; 1 today so far.');
});

test('says whether the address of a replaced link still works', () => {
  const replaced = { state: 'replaced', graceEndsAt: '2026-12-01T11:00:00.000Z' } as const;
  expect(says({ ...replaced, inGrace: true })).toContain('works like the new link until');
  expect(says({ ...replaced, inGrace: false })).toContain('any more');
});

test('speaks French', () => {
  expect(says({ ...open, autoCreateCase: true }, 'fr')).toBe(
    'La personne qui s’inscrit devient cliente de Cabinet Durand, et un dossier s’ouvre dont elle est la cliente.',
  );
});
