import type { SettingsThen } from '@casedoor/contracts';
import type { TFunction } from 'i18next';
import { formatDateTime, formatList, formatNumber } from '../../../i18n/format.ts';

type Words = TFunction<'arrivals'>;
/** Formats a setting; null where it had no effect, undefined where it was not stored. */
type Show = (then: SettingsThen, t: Words) => string | null | undefined;

const onOff = (on: boolean | undefined, t: Words) =>
  on === undefined ? undefined : t(on ? 'settings.on' : 'settings.off');
const moment = (at: string | null | undefined, without: string) =>
  at === undefined ? undefined : at === null ? without : formatDateTime(at);
const upTo = (limit: number | null | undefined, without: string) =>
  limit === undefined ? undefined : limit === null ? without : formatNumber(limit);
const number = (value: number | undefined) => (value === undefined ? undefined : formatNumber(value));
const list = (items: string[] | undefined, without: string) =>
  items && (items.length === 0 ? without : formatList(items));
/** Formats a setting of the case, where one was opened. */
const ofCase =
  (show: Show): Show =>
  (then, t) =>
    then.autoCreateCase ? show(then, t) : null;

/** Settings shown as part of another: with the case role, and with the staff. */
type ShownWithAnother = 'customCaseRole' | 'caseStaffAssignment';

/** Formats each setting, in the order of the link's own page. A missing setting is a type error. */
const shown = {
  title: ({ title }) => title,
  allowSignup: ({ allowSignup }, t) => onOff(allowSignup, t),
  joinsAs: ({ joinsAs }, t) => joinsAs && t(`settings.role.${joinsAs}`),
  requiresApproval: ({ requiresApproval }, t) => onOff(requiresApproval, t),
  autoCreateCase: ({ autoCreateCase }, t) => onOff(autoCreateCase, t),
  caseRole: ofCase(
    ({ caseRole, customCaseRole }, t) => customCaseRole ?? (caseRole && t(`settings.caseRoles.${caseRole}`)),
  ),
  caseTitlePattern: ofCase(({ caseTitlePattern }) => caseTitlePattern),
  caseType: ofCase(({ caseType }) => caseType),
  caseStaff: ofCase(({ caseStaff = [], caseStaffAssignment = 'all' }, t) =>
    caseStaff.length > 0
      ? `${formatList(caseStaff)} (${t(`settings.assignment.${caseStaffAssignment}`)})`
      : null,
  ),
  caseNote: ofCase(({ caseNote }) => caseNote),
  opensAt: ({ opensAt }, t) => moment(opensAt, t('settings.noOpening')),
  expiresAt: ({ expiresAt }, t) => moment(expiresAt, t('settings.noExpiry')),
  useLimit: ({ useLimit }, t) => upTo(useLimit, t('settings.noLimit')),
  dailyLimit: ({ dailyLimit }, t) => upTo(dailyLimit, t('settings.noLimit')),
  allowedEmailDomains: ({ allowedEmailDomains }, t) => list(allowedEmailDomains, t('settings.all')),
  throwawayEmails: ({ throwawayEmails }, t) => throwawayEmails && t(`settings.throwaway.${throwawayEmails}`),
  startsPerHour: ({ startsPerHour }) => number(startsPerHour),
  startsPerNetwork: ({ startsPerNetwork }) => number(startsPerNetwork),
  alarmStarts: ({ alarmStarts }, t) => upTo(alarmStarts, t('settings.noAlarm')),
  alarmRefusals: ({ alarmRefusals }, t) => upTo(alarmRefusals, t('settings.noAlarm')),
  alarmUnverified: ({ alarmUnverified }, t) => upTo(alarmUnverified, t('settings.noAlarm')),
  discreet: ({ discreet }, t) => onOff(discreet, t),
  locale: ({ locale }, t) =>
    locale === undefined
      ? undefined
      : locale === null
        ? t('settings.anyLocale')
        : t(`settings.language.${locale}`),
  welcomeText: ({ welcomeText }) => welcomeText,
  inviterName: ({ inviterName }) => inviterName,
  nextStepsEn: ({ nextStepsEn }) => nextStepsEn,
  nextStepsFr: ({ nextStepsFr }) => nextStepsFr,
  notifyAdministrators: ({ notifyAdministrators }, t) =>
    notifyAdministrators && t(`settings.notify.${notifyAdministrators}`),
  frameOrigins: ({ frameOrigins }, t) => list(frameOrigins, t('settings.noOrigins')),
} satisfies Record<Exclude<keyof SettingsThen, ShownWithAnother>, Show>;

/** Returns the stored settings, each as its name and formatted value. */
export function settingsShown(then: SettingsThen, t: Words): [string, string][] {
  return (Object.keys(shown) as (keyof typeof shown)[]).flatMap((name): [string, string][] => {
    const words = shown[name](then, t);
    return words ? [[t(`settings.${name}`), words]] : [];
  });
}
