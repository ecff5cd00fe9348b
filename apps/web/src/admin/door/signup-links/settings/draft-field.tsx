import { Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { SettingChanges } from './settings.ts';
import { useDraft } from './use-draft.ts';
import type { LinkSettings } from './use-link-settings.ts';

interface TextSettingProps {
  settings: LinkSettings;
  name: 'title' | 'welcomeText' | 'inviterName' | 'nextStepsEn' | 'nextStepsFr';
  description?: string;
  /** Whether an empty field means "none"; otherwise the field keeps its previous value. */
  optional?: boolean;
  maxLength: number;
  multiline?: boolean;
}

/** Field of a text setting. */
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
    read: (typed) => {
      const value = typed.trim();
      return value || optional ? ({ [name]: value || null } as SettingChanges) : null;
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
      error={draft.wrong ? t('save.empty') : settings.reasonOf(name)}
      onChange={(event: { currentTarget: { value: string } }) => draft.type(event.currentTarget.value)}
      onBlur={draft.finish}
      onKeyDown={(event: { key: string }) => event.key === 'Enter' && !multiline && draft.finish()}
    />
  );
}
