import { Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fromLocalField, toLocalField } from './local-moment.ts';
import type { SettingChanges } from './settings.ts';
import { useDraft } from './use-draft.ts';
import type { LinkSettings } from './use-link-settings.ts';

interface TextSettingProps {
  settings: LinkSettings;
  name: 'title' | 'caseTitlePattern' | 'caseType' | 'welcomeText';
  description?: string;
  /** Whether an empty field means "none"; otherwise it keeps the former value. */
  optional?: boolean;
  maxLength: number;
  multiline?: boolean;
}

/** A setting that is a text. */
export function TextSetting({
  settings,
  name,
  description,
  optional = false,
  maxLength,
  multiline = false,
}: TextSettingProps) {
  const { t } = useTranslation('signup-links');
  const draft = useDraft({
    settings,
    name,
    saved: settings.link[name] ?? '',
    save: (typed, seen) => {
      const value = typed.trim();
      if (!value && !optional) return false;
      settings.save({ [name]: value || null } as SettingChanges, seen);
      return true;
    },
  });
  const Field = multiline ? Textarea : TextInput;
  return (
    <Field
      label={t(`setting.${name}`)}
      description={description}
      maxLength={maxLength}
      value={draft.value}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      error={settings.reasonOf(name)}
      onChange={(event: { currentTarget: { value: string } }) => draft.type(event.currentTarget.value)}
      onBlur={draft.finish}
      onKeyDown={(event: { key: string }) => event.key === 'Enter' && !multiline && draft.finish()}
    />
  );
}

/** The use limit: a whole number, or nothing. */
export function UseLimitSetting({ settings }: { settings: LinkSettings }) {
  const { t } = useTranslation('signup-links');
  const [wrong, setWrong] = useState(false);
  const draft = useDraft({
    settings,
    name: 'useLimit',
    saved: settings.link.useLimit === null ? '' : String(settings.link.useLimit),
    save: (typed, seen) => {
      const value = typed.trim();
      const fits = /^\d{0,7}$/.test(value) && Number(value || 1) >= 1;
      setWrong(!fits);
      if (fits) settings.save({ useLimit: value === '' ? null : Number(value) }, seen);
      return fits;
    },
  });
  return (
    <TextInput
      label={t('setting.useLimit')}
      description={t('setting.useLimitText')}
      inputMode="numeric"
      value={draft.value}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      error={wrong ? t('save.wrongNumber') : settings.reasonOf('useLimit')}
      onChange={(event) => {
        setWrong(false);
        draft.type(event.currentTarget.value);
      }}
      onBlur={draft.finish}
      onKeyDown={(event) => event.key === 'Enter' && draft.finish()}
    />
  );
}

/** When the link opens or expires, in the reader's time zone. */
export function MomentSetting({ settings, name }: { settings: LinkSettings; name: 'opensAt' | 'expiresAt' }) {
  const { t } = useTranslation('signup-links');
  const draft = useDraft({
    settings,
    name,
    saved: toLocalField(settings.link[name]),
    save: (typed, seen) => {
      const moment = fromLocalField(typed);
      settings.save(name === 'opensAt' ? { opensAt: moment } : { expiresAt: moment }, seen);
      return true;
    },
  });
  return (
    <TextInput
      type="datetime-local"
      label={t(`setting.${name}`)}
      description={t(`setting.${name}Text`)}
      value={draft.value}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      error={settings.reasonOf(name)}
      onChange={(event) => draft.type(event.currentTarget.value)}
      // A half-typed date reads as empty: it is neither saved nor taken for "none".
      onBlur={(event) => !event.currentTarget.validity.badInput && draft.finish()}
    />
  );
}
