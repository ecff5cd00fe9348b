import { Fieldset, SimpleGrid } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { NumberSetting } from './limit-settings.tsx';
import type { LinkSettings } from './use-link-settings.ts';

/** How many people may start in an hour: to raise for an event. */
export function EventSettings({ settings }: { settings: LinkSettings }) {
  const { t } = useTranslation('signup-links');
  return (
    <Fieldset legend={t('manyAtOnce')} radius="md">
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <NumberSetting settings={settings} name="startsPerNetwork" />
        <NumberSetting settings={settings} name="startsPerHour" />
      </SimpleGrid>
    </Fieldset>
  );
}
