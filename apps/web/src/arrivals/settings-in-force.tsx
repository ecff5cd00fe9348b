import type { SettingsThen } from '@casedoor/contracts';
import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { formatDateTime, formatList } from '../i18n/format.ts';

/** A link's settings as they were when the registration was completed, whatever was changed since. */
export function SettingsInForce({ settings }: { settings: SettingsThen }) {
  const { t } = useTranslation('arrivals');
  const lines = linesOf(settings, t);
  if (lines.length === 0) return null;
  return (
    <details>
      <Text component="summary" size="sm" fw={600} style={{ cursor: 'pointer' }}>
        {t('settings.title')}
      </Text>
      <dl style={{ margin: 'var(--space-3) 0 0', display: 'grid', gap: 'var(--space-2)' }}>
        {lines.map(([name, value]) => (
          <div key={name}>
            <Text component="dt" size="sm" c="dimmed">
              {name}
            </Text>
            <Text component="dd" m={0} size="sm" style={{ overflowWrap: 'anywhere' }}>
              {value}
            </Text>
          </div>
        ))}
      </dl>
    </details>
  );
}

function linesOf(
  then: SettingsThen,
  t: ReturnType<typeof useTranslation<'arrivals'>>['t'],
): [string, string][] {
  const onOff = (on: boolean) => t(on ? 'settings.on' : 'settings.off');
  const lines: [string, string][] = [];
  if (then.joinsAs) lines.push([t('settings.joinsAs'), t(`settings.role.${then.joinsAs}`)]);
  if (then.autoCreateCase !== undefined)
    lines.push([t('settings.autoCreateCase'), onOff(then.autoCreateCase)]);
  if (then.autoCreateCase && then.caseRole)
    lines.push([t('settings.caseRole'), then.customCaseRole ?? t(`settings.caseRoles.${then.caseRole}`)]);
  if (then.autoCreateCase && then.caseTitlePattern)
    lines.push([t('settings.caseTitlePattern'), then.caseTitlePattern]);
  if (then.autoCreateCase && then.caseType) lines.push([t('settings.caseType'), then.caseType]);
  if (then.autoCreateCase && then.caseStaff && then.caseStaff.length > 0)
    lines.push([
      t('settings.caseStaff'),
      `${formatList(then.caseStaff)} (${t(`settings.assignment.${then.caseStaffAssignment ?? 'all'}`)})`,
    ]);
  if (then.autoCreateCase && then.caseNote) lines.push([t('settings.caseNote'), then.caseNote]);
  if (then.opensAt !== undefined)
    lines.push([
      t('settings.opensAt'),
      then.opensAt ? formatDateTime(then.opensAt) : t('settings.noOpening'),
    ]);
  if (then.expiresAt !== undefined)
    lines.push([
      t('settings.expiresAt'),
      then.expiresAt ? formatDateTime(then.expiresAt) : t('settings.noExpiry'),
    ]);
  if (then.useLimit !== undefined)
    lines.push([
      t('settings.useLimit'),
      then.useLimit === null ? t('settings.noLimit') : String(then.useLimit),
    ]);
  if (then.dailyLimit !== undefined)
    lines.push([
      t('settings.dailyLimit'),
      then.dailyLimit === null ? t('settings.noLimit') : String(then.dailyLimit),
    ]);
  if (then.allowedEmailDomains !== undefined)
    lines.push([
      t('settings.allowedEmailDomains'),
      then.allowedEmailDomains.length > 0 ? formatList(then.allowedEmailDomains) : t('settings.all'),
    ]);
  if (then.throwawayEmails)
    lines.push([t('settings.throwawayEmails'), t(`settings.throwaway.${then.throwawayEmails}`)]);
  if (then.requiresApproval !== undefined)
    lines.push([t('settings.requiresApproval'), onOff(then.requiresApproval)]);
  if (then.discreet !== undefined) lines.push([t('settings.discreet'), onOff(then.discreet)]);
  if (then.locale !== undefined)
    lines.push([
      t('settings.locale'),
      then.locale === null ? t('settings.anyLocale') : t(`settings.language.${then.locale}`),
    ]);
  if (then.welcomeText) lines.push([t('settings.welcomeText'), then.welcomeText]);
  if (then.notifyAdministrators)
    lines.push([t('settings.notifyAdministrators'), t(`settings.notify.${then.notifyAdministrators}`)]);
  return lines;
}
