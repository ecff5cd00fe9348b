import { NativeSelect, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMember } from '../../../../api/session.ts';
import { useDraft } from './use-draft.ts';
import type { SettingChanges } from './settings.ts';
import { givesStaffRights } from './staff-limits.ts';
import type { LinkSettings } from './use-link-settings.ts';
import { fromZonedField, toZonedField } from '../../../../ui/zoned-moment.ts';
import { formatTimeZone } from '../../../../i18n/format.ts';

/** How many people may register, in total and per day, and when the link opens and expires. */
export function LimitSettings({ settings }: { settings: LinkSettings }) {
  return (
    <>
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <NumberSetting settings={settings} name="useLimit" />
        <NumberSetting settings={settings} name="dailyLimit" />
      </SimpleGrid>
      <MomentSetting settings={settings} name="opensAt" />
      <ExpirySetting settings={settings} />
    </>
  );
}

type StartsName = 'startsPerHour' | 'startsPerNetwork';
type NumberName =
  | 'useLimit'
  | 'dailyLimit'
  | 'alarmStarts'
  | 'alarmRefusals'
  | 'alarmUnverified'
  | StartsName;

const isStarts = (name: NumberName): name is StartsName => name.startsWith('starts');

/** Whether a typed number of starts is one that a link may have: unlike other limits, it is never empty. */
const startsFit = (typed: string) => /^\d{1,5}$/.test(typed) && Number(typed) >= 1 && Number(typed) <= 10_000;

/** Field of a limit: a whole number, or empty for none where the setting may be off. */
export function NumberSetting({ settings, name }: { settings: LinkSettings; name: NumberName }) {
  const { t } = useTranslation('signup-links');
  const saved = settings.link[name];
  const draft = useDraft({
    settings,
    name,
    saved: saved === null ? '' : String(saved),
    read: (typed) => {
      const value = typed.trim();
      const fits = isStarts(name) ? startsFit(value) : /^\d{0,7}$/.test(value) && Number(value || 1) >= 1;
      return fits ? ({ [name]: value === '' ? null : Number(value) } as SettingChanges) : null;
    },
  });
  return (
    <TextInput
      label={t(`setting.${name}`)}
      description={t(
        name === 'useLimit' && givesStaffRights(settings.link) ? 'staff.useLimitText' : `setting.${name}Text`,
      )}
      inputMode="numeric"
      value={draft.value}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      error={
        draft.wrong ? t(isStarts(name) ? 'save.wrongStarts' : 'save.wrongNumber') : settings.reasonOf(name)
      }
      onChange={(event) => draft.type(event.currentTarget.value)}
      onBlur={draft.finish}
      onKeyDown={(event) => event.key === 'Enter' && draft.finish()}
    />
  );
}

const presets = [1, 7, 30, 90] as const;
const hour = 3600 * 1000;

/** Whether an end is about this many days from now. Allows for clock changes and a wrong local clock. */
function isAbout(days: number, expiresAt: string | null): boolean {
  return expiresAt !== null && Math.abs(Date.parse(expiresAt) - Date.now() - days * 24 * hour) < 3 * hour;
}

/** When the link expires: never, in some days, or at a chosen time. */
function ExpirySetting({ settings }: { settings: LinkSettings }) {
  const { t } = useTranslation('signup-links');
  const [chosen, setChosen] = useState('');
  const { expiresAt } = settings.link;
  const dated = chosen === 'custom' || expiresAt !== null;
  // Keeps the preset selected while the end matches it, so that arrow keys continue from it.
  const preset = presets.find(
    (days) => String(days) === chosen && (settings.saving || isAbout(days, expiresAt)),
  );

  function choose(value: string) {
    setChosen(value);
    if (value === 'never') settings.save({ expiresAt: null });
    const days = presets.find((preset) => String(preset) === value);
    if (days) settings.save({ expiresInDays: days });
  }

  return (
    <Stack gap="xs">
      <NativeSelect
        label={t('setting.expiresAt')}
        value={String(preset ?? (dated ? 'custom' : 'never'))}
        error={dated ? undefined : settings.reasonOf('expiresAt')}
        data={[
          { value: 'never', label: t('expiry.never') },
          ...presets.map((days) => ({ value: String(days), label: t('expiry.days', { count: days }) })),
          { value: 'custom', label: t('expiry.custom') },
        ]}
        onChange={(event) => choose(event.currentTarget.value)}
      />
      {dated && <MomentSetting settings={settings} name="expiresAt" />}
    </Stack>
  );
}

/** Field of a date and time in the organization's time zone. */
function MomentSetting({ settings, name }: { settings: LinkSettings; name: 'opensAt' | 'expiresAt' }) {
  const { t } = useTranslation('signup-links');
  const { timeZone } = useMember().organization;
  const draft = useDraft({
    settings,
    name,
    saved: toZonedField(settings.link[name], timeZone),
    read: (typed) => {
      const moment = fromZonedField(typed, timeZone);
      // An invalid date must never be saved as "none".
      if (typed !== '' && moment === null) return null;
      return name === 'opensAt' ? { opensAt: moment } : { expiresAt: moment };
    },
  });
  const expires = name === 'expiresAt';
  return (
    <TextInput
      type="datetime-local"
      step={1}
      label={expires ? undefined : t('setting.opensAt')}
      aria-label={expires ? t('expiry.moment') : undefined}
      description={
        expires && givesStaffRights(settings.link)
          ? t('staff.momentText', { timeZone: formatTimeZone(timeZone) })
          : t(expires ? 'expiry.momentText' : 'setting.opensAtText', { timeZone: formatTimeZone(timeZone) })
      }
      // Limits the year to four digits, in browsers that apply it.
      max="2199-12-31T23:59:59"
      value={draft.value}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      error={draft.wrong ? t('save.wrongMoment') : settings.reasonOf(name)}
      onChange={(event) => draft.type(event.currentTarget.value)}
      // A half-typed date reads as empty: neither save it nor treat it as "none".
      onBlur={(event) => !event.currentTarget.validity.badInput && draft.finish()}
    />
  );
}

/** How the link treats throw-away addresses. */
export function ThrowawaySetting({ settings }: { settings: LinkSettings }) {
  const { t } = useTranslation('signup-links');
  const choices = ['allow', 'warn', 'refuse'] as const;
  return (
    <NativeSelect
      label={t('setting.throwawayEmails')}
      description={t(`throwawayText.${settings.link.throwawayEmails}`)}
      value={settings.link.throwawayEmails}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      error={settings.reasonOf('throwawayEmails')}
      data={choices.map((value) => ({ value, label: t(`throwaway.${value}`) }))}
      onChange={({ currentTarget: { value } }) => {
        const throwawayEmails = choices.find((choice) => choice === value);
        if (throwawayEmails) settings.save({ throwawayEmails });
      }}
    />
  );
}
