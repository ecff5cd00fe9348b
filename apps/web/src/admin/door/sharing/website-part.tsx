import { Group, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CopyField } from '../../../ui/copy-field.tsx';
import { LanguageChoice } from './language-choice.tsx';
import { sheetWords, type SheetLanguage } from './sheet-words.ts';
import { taggedUrl } from './tagged-url.ts';
import { websiteButton } from './website-button.ts';

interface Props {
  url: string;
  /** null: the button is discreet and does not name the organization. */
  organization: { name: string; accentColour: string | null } | null;
  firstLanguage: SheetLanguage;
}

/** A button to copy into a website, with a preview. */
export function WebsitePart({ url, organization, firstLanguage }: Props) {
  const { t } = useTranslation('paper');
  const [language, setLanguage] = useState(firstLanguage);
  const words = sheetWords[language];
  const button = websiteButton({
    url: taggedUrl(url, 'website'),
    label: organization ? words.heading(organization.name) : words.shortHeading,
    accentColour: organization?.accentColour ?? null,
  });
  return (
    <Stack gap="md">
      <div>
        <Title order={2} fz="lg" mb="xs">
          {t('website.title')}
        </Title>
        <Text size="sm" c="dimmed" maw="70ch">
          {t('website.text')}
        </Text>
      </div>
      <LanguageChoice label={t('website.language')} value={language} onChange={setLanguage} />
      <CopyField label={t('website.html')} copyLabel={t('website.copy')} value={button.html} />
      <div>
        <Text size="sm" fw={600} mb="xs">
          {t('website.preview')}
        </Text>
        <Group
          p="lg"
          bg="#ffffff"
          style={{ border: '1px solid var(--colour-line)', borderRadius: 'var(--radius)' }}
        >
          <a href={button.url} target="_blank" rel="noreferrer" lang={language} style={button.style}>
            {button.label}
          </a>
        </Group>
      </div>
    </Stack>
  );
}
