import { settingsThen, type SettingsThen } from '@casedoor/contracts';
import i18next from 'i18next';
import { beforeAll, describe, expect, test } from 'vitest';
import en from '../../../i18n/en/arrivals.ts';
import fr from '../../../i18n/fr/arrivals.ts';
import { settingsShown } from './settings-shown.ts';

beforeAll(async () => {
  await i18next.init({
    lng: 'en',
    resources: { en: { arrivals: en }, fr: { arrivals: fr } },
    interpolation: { escapeValue: false },
  });
});
const shownIn = (language: 'en' | 'fr', settings: SettingsThen) =>
  Object.fromEntries(settingsShown(settings, i18next.getFixedT(language, 'arrivals')));

const all: Required<SettingsThen> = {
  title: 'Website',
  allowSignup: false,
  joinsAs: 'staff',
  autoCreateCase: true,
  caseRole: 'client',
  caseTitlePattern: '{lastName}',
  caseType: 'Divorce',
  customCaseRole: 'Observer',
  caseStaff: ['Ada Roy'],
  caseStaffAssignment: 'in_turn',
  caseNote: 'Call back.',
  opensAt: null,
  expiresAt: null,
  useLimit: 1200,
  dailyLimit: null,
  allowedEmailDomains: ['durand.example'],
  throwawayEmails: 'refuse',
  requiresApproval: true,
  startsPerHour: 2000,
  startsPerNetwork: 300,
  alarmStarts: 100,
  alarmRefusals: null,
  alarmUnverified: 50,
  discreet: false,
  locale: null,
  welcomeText: 'Welcome.',
  inviterName: 'Maître Durand',
  nextStepsEn: 'We call you.',
  nextStepsFr: 'Nous vous appelons.',
  notifyAdministrators: 'digest',
  frameOrigins: ['https://www.durand.example'],
};

describe('the settings of an arrival', () => {
  // Two are shown as part of another: the custom role as the case role, the turns with the staff.
  test.each(['en', 'fr'] as const)('are all shown, in %s', (language) => {
    const lines = Object.keys(shownIn(language, all));
    expect(lines).toHaveLength(Object.keys(settingsThen.shape).length - 2);
    expect(lines.join()).not.toContain('settings.');
  });

  test('are shown in words', () => {
    expect(shownIn('en', all)).toMatchObject({
      'Allow sign-up': 'Off',
      'Case user role': 'Observer',
      'Staff who get the case': 'Ada Roy (one after the other)',
      'Use limit': '1,200',
      'Alarm: addresses refused in an hour': 'Off',
      'Websites that may show the frame': 'https://www.durand.example',
    });
  });

  test('leave out what was not kept, and what meant nothing without a case', () => {
    expect(shownIn('en', {})).toEqual({});
    const withoutCase = shownIn('en', { ...all, autoCreateCase: false });
    expect(withoutCase['Auto create case']).toBe('Off');
    expect(Object.keys(withoutCase)).not.toContain('Case title');
  });
});
