import { ActionIcon, Menu, useMantineColorScheme } from '@mantine/core';
import { IconBrightness, IconCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

/** Chooses light, dark or the device's own colour scheme. */
export function ColourSchemeSwitch() {
  const { t } = useTranslation('shell');
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <Menu position="bottom-end" withArrow>
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          c="var(--colour-text)"
          size="lg"
          aria-label={t('colourScheme.label')}
        >
          <IconBrightness size={22} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {(['auto', 'light', 'dark'] as const).map((scheme) => (
          <Menu.Item
            key={scheme}
            onClick={() => setColorScheme(scheme)}
            aria-current={colorScheme === scheme}
            rightSection={colorScheme === scheme ? <IconCheck size={16} aria-hidden /> : null}
          >
            {t(`colourScheme.${scheme}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
