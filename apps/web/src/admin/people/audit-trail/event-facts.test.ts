import { settingNames } from '@casedoor/contracts';
import i18next from 'i18next';
import { beforeAll, expect, test } from 'vitest';
import en from '../../../i18n/en/audit.ts';
import fr from '../../../i18n/fr/audit.ts';
import { factsOf } from './event-facts.ts';

beforeAll(async () => {
  await i18next.init({
    lng: 'en',
    resources: { en: { audit: en }, fr: { audit: fr } },
    interpolation: { escapeValue: false },
  });
});
const tellIn = (language: 'en' | 'fr', details: Record<string, unknown>) =>
  factsOf({ details }, { t: i18next.getFixedT(language, 'audit'), timeZone: 'Pacific/Auckland' });

const id = '01a222f5-a6bc-786f-8483-a89961e1f986';

test('shows times in the organization’s time zone, and no ids', () => {
  expect(
    tellIn('en', {
      undoId: id,
      duplicateOf: id,
      people: 4,
      since: '2026-11-27T16:20:50.436Z',
      expiresAt: { from: null, to: '2026-11-27T16:20:00.000Z' },
      caseStaffIds: { from: [], to: [id, id] },
    }),
  ).toEqual([
    'People: 4',
    'From: 28 Nov 2026, 05:20:50 (Pacific/Auckland)',
    'Expires: nothing → 28 Nov 2026, 05:20 (Pacific/Auckland)',
    'Staff who get the case: nothing → 2 people',
  ]);
});

test('names the fields whose values it must not show', () => {
  expect(tellIn('fr', { fields: ['phone', 'locale'] })).toEqual(['Modifié\u00a0: Téléphone, Langue']);
});

test.each(['en', 'fr'] as const)('has a word for every setting of a link, in %s', (language) => {
  // The trail records a custom role by its name.
  const settings = settingNames.filter((name) => name !== 'customCaseRoleId');
  const facts = settings.map((name) => tellIn(language, { [name]: { from: true, to: false } })[0]);
  expect(facts.filter((fact, at) => fact?.startsWith(settings[at] ?? ''))).toEqual([]);
});
