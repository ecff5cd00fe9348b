import { Group, Radio } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { SheetLanguage } from './sheet-words.ts';

interface Props {
  label: string;
  value: SheetLanguage;
  onChange: (language: SheetLanguage) => void;
}

/** Chooses the language of the code to copy into a website. */
export function LanguageChoice({ label, value, onChange }: Props) {
  const { t } = useTranslation('paper');
  return (
    <Radio.Group label={label} value={value} onChange={(chosen) => onChange(chosen === 'fr' ? 'fr' : 'en')}>
      <Group gap="lg" mt="xs">
        {(['en', 'fr'] as const).map((one) => (
          <Radio key={one} value={one} label={t(`sheet.${one}`)} />
        ))}
      </Group>
    </Radio.Group>
  );
}
