import { Button, Group, Radio, Stack, TextInput } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { SheetChoice } from './use-sheet.ts';

/** Fields for the size, language and source tag of a sheet, and its print button. */
export function SheetSettings({
  sheet,
  change,
}: {
  sheet: SheetChoice;
  change: (part: Partial<SheetChoice>) => void;
}) {
  const { t } = useTranslation('paper');
  return (
    <Stack gap="md">
      <Radio.Group
        label={t('sheet.paper')}
        value={sheet.paper}
        onChange={(paper) => change({ paper: paper === 'a6' ? 'a6' : 'a4' })}
      >
        <Group gap="lg" mt="xs">
          {(['a4', 'a6'] as const).map((paper) => (
            <Radio key={paper} value={paper} label={t(`sheet.${paper}`)} />
          ))}
        </Group>
      </Radio.Group>
      <Radio.Group
        label={t('sheet.languages')}
        value={sheet.languages}
        onChange={(languages) =>
          change({ languages: languages === 'en' || languages === 'fr' ? languages : 'both' })
        }
      >
        <Group gap="lg" mt="xs">
          {(['both', 'en', 'fr'] as const).map((languages) => (
            <Radio key={languages} value={languages} label={t(`sheet.${languages}`)} />
          ))}
        </Group>
      </Radio.Group>
      <TextInput
        label={t('sheet.tag')}
        description={t('sheet.tagText')}
        maxLength={50}
        value={sheet.tag}
        onChange={(event) => change({ tag: event.currentTarget.value })}
      />
      <div>
        <Button leftSection={<IconPrinter size={18} aria-hidden />} onClick={() => window.print()}>
          {t('sheet.print')}
        </Button>
      </div>
    </Stack>
  );
}
