import type { SignupLink } from '@casedoor/contracts';
import { Stack, TagsInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { SaveFaults } from '../signup-links/settings/save-faults.tsx';
import { SaveStatus } from '../signup-links/settings/save-status.tsx';
import { useLinkSettings } from '../signup-links/settings/use-link-settings.ts';

/** The websites that may embed a link's frame; autosaves. */
export function FrameOrigins({ link: read }: { link: SignupLink }) {
  const { t } = useTranslation('signup-links');
  const settings = useLinkSettings(read);
  const { link } = settings;
  return (
    <Stack gap="md">
      <TagsInput
        label={t('setting.frameOrigins')}
        description={t('setting.frameOriginsText')}
        placeholder={link.frameOrigins.length === 0 ? 'https://www.example.com' : ''}
        maxTags={20}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        error={settings.reasonOf('frameOrigins')}
        splitChars={[',', ';', ' ']}
        acceptValueOnBlur
        disabled={settings.ended}
        value={settings.refused('frameOrigins') ?? link.frameOrigins}
        onChange={(typed) => settings.save({ frameOrigins: [...new Set(typed.map(originTyped))] })}
      />
      <SaveFaults settings={settings} />
      <SaveStatus settings={settings} />
    </Stack>
  );
}

/**
 * Returns the origin where a host name or the address of a page
 * was typed. Leaves anything else for the API to validate.
 */
export function originTyped(typed: string): string {
  const address = typed.trim();
  const whole = address.includes('://') ? address : `https://${address}`;
  try {
    const { protocol, origin } = new URL(whole);
    return /^https?:$/.test(protocol) ? origin : address;
  } catch {
    return address;
  }
}
