import { settingNames, type SettingName, type SignupLink } from '@casedoor/contracts';
import type { TFunction } from 'i18next';
import { formatMoment } from '../../../../i18n/format.ts';

const moment = /^\d{4}-\d\d-\d\dT/;

type NullableSetting = { [S in SettingName]: null extends SignupLink[S] ? S : never }[SettingName];
type EmptyWord = 'unlimited' | 'off' | 'none';

/** The word for an empty setting; a missing one is a type error. */
const emptyWords: Record<NullableSetting, EmptyWord> = {
  useLimit: 'unlimited',
  dailyLimit: 'unlimited',
  alarmStarts: 'off',
  alarmRefusals: 'off',
  alarmUnverified: 'off',
  caseType: 'none',
  customCaseRoleId: 'none',
  caseNote: 'none',
  opensAt: 'none',
  expiresAt: 'none',
  locale: 'none',
  welcomeText: 'none',
  inviterName: 'none',
  nextStepsEn: 'none',
  nextStepsFr: 'none',
};

/** Returns a setting's value as text, whether it comes from a link, a change or an audit event. */
export function settingValue(
  name: SettingName,
  value: unknown,
  t: TFunction<'signup-links'>,
  timeZone: string,
): string {
  if (typeof value === 'boolean') return t(value ? 'value.on' : 'value.off');
  if (value === null || value === undefined || value === '')
    return t(`value.${(emptyWords as Partial<Record<SettingName, EmptyWord>>)[name] ?? 'none'}`);
  // Audit events store no names of people.
  if (name === 'caseStaffIds' && Array.isArray(value)) return t('value.people', { count: value.length });
  if (name === 'customCaseRoleId') return t('value.ownRole');
  if (name === 'caseStaffAssignment' && (value === 'all' || value === 'in_turn'))
    return t(`caseStaff.${value}`);
  if (Array.isArray(value)) return value.length === 0 ? t('value.none') : value.join(', ');
  if (name === 'caseRole' && (value === 'client' || value === 'staff')) return t(`caseRole.${value}`);
  if (name === 'joinsAs' && (value === 'client' || value === 'staff')) return t(`joinsAs.${value}`);
  if (name === 'throwawayEmails' && (value === 'allow' || value === 'warn' || value === 'refuse'))
    return t(`throwaway.${value}`);
  if (name === 'notifyAdministrators' && (value === 'each' || value === 'digest' || value === 'none'))
    return t(`notify.${value}`);
  if (name === 'locale') return value === 'fr' ? 'Français' : 'English';
  const text = String(value as string | number);
  return (name === 'opensAt' || name === 'expiresAt') && moment.test(text)
    ? formatMoment(text, timeZone)
    : text;
}

/** Whether a name, such as one in an audit event, is a setting's. */
export function isSettingName(name: string): name is SettingName {
  return settingNames.some((known) => known === name);
}
