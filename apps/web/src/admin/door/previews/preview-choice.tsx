import type { SignupLink } from '@casedoor/contracts';
import { type LinkState, linkStates } from '@casedoor/contracts/link-states';
import { Group, NativeSelect, Radio, Stack, Switch, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

/** Screen sizes of the preview, in CSS pixels. */
export const screens = { phone: { width: 390, height: 760 }, desktop: { width: 1100, height: 900 } } as const;

/** The options of a preview. */
interface Choice {
  state: LinkState;
  discreet: boolean;
  requiresApproval: boolean;
  locale: 'en' | 'fr';
  screen: keyof typeof screens;
}

type Change = (part: Partial<Choice>) => void;

/** The preview's options: at first an open link with its own settings, on a phone. */
export function usePreviewChoice(link: SignupLink, locale: 'en' | 'fr'): readonly [Choice, Change] {
  const [choice, setChoice] = useState<Choice>({
    state: 'open',
    discreet: link.discreet,
    requiresApproval: link.requiresApproval,
    locale: link.locale ?? locale,
    screen: 'phone',
  });
  return [choice, (part) => setChoice((before) => ({ ...before, ...part }))];
}

/** Returns the address of the page that shows a preview. */
export function previewAddress(signupLinkId: string, choice: Choice): string {
  const { state, discreet, requiresApproval, locale } = choice;
  const asked = { state, discreet, requiresApproval, lang: locale };
  const search = Object.entries(asked).map(([name, value]) => [name, String(value)]);
  return `/preview/${signupLinkId}?${new URLSearchParams(search)}`;
}

interface Props {
  link: SignupLink;
  choice: Choice;
  change: Change;
}

/** Fields for the state, kind, language and screen of a preview. */
export function PreviewChoice({ link, choice, change }: Props) {
  const { t } = useTranslation('signup-links');
  const { t: shell } = useTranslation('shell');
  return (
    <Stack gap="md">
      <div>
        <Title order={2} fz="lg" mb="xs">
          {t('tryOut.previewTitle')}
        </Title>
        <Text size="sm" c="dimmed">
          {t('tryOut.previewText')}
        </Text>
      </div>
      <NativeSelect
        label={t('tryOut.state')}
        value={choice.state}
        data={linkStates.map((state) => ({
          value: state,
          label: state === link.state ? t('tryOut.now', { state: t(`state.${state}`) }) : t(`state.${state}`),
        }))}
        onChange={({ currentTarget: { value } }) =>
          change({ state: linkStates.find((state) => state === value) ?? 'open' })
        }
      />
      <Switch
        label={t('setting.requiresApproval')}
        checked={choice.requiresApproval}
        onChange={(event) => change({ requiresApproval: event.currentTarget.checked })}
      />
      <Switch
        label={t('setting.discreet')}
        checked={choice.discreet}
        onChange={(event) => change({ discreet: event.currentTarget.checked })}
      />
      <Radio.Group
        label={t('tryOut.language')}
        value={choice.locale}
        onChange={(chosen) => change({ locale: chosen === 'fr' ? 'fr' : 'en' })}
      >
        <Group gap="lg" mt="xs">
          {(['en', 'fr'] as const).map((one) => (
            <Radio key={one} value={one} label={shell(`language.${one}`)} />
          ))}
        </Group>
      </Radio.Group>
      <Radio.Group
        label={t('tryOut.screen')}
        value={choice.screen}
        onChange={(chosen) => change({ screen: chosen === 'desktop' ? 'desktop' : 'phone' })}
      >
        <Group gap="lg" mt="xs">
          {(['phone', 'desktop'] as const).map((one) => (
            <Radio key={one} value={one} label={t(`tryOut.${one}`)} />
          ))}
        </Group>
      </Radio.Group>
    </Stack>
  );
}
