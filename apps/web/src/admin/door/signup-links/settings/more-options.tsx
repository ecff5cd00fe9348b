import { Button, NativeSelect, Stack, Switch, TagsInput } from '@mantine/core';
import type { UseDisclosureReturnValue } from '@mantine/hooks';
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { AlarmSettings } from './alarm-settings.tsx';
import { ApprovalSetting } from './approval-setting.tsx';
import { TextSetting } from './draft-field.tsx';
import { EventSettings } from './event-settings.tsx';
import { LimitSettings, ThrowawaySetting } from './limit-settings.tsx';
import { NotifySetting } from './notify-setting.tsx';
import type { LinkSettings } from './use-link-settings.ts';

const hidden = ['useLimit', 'opensAt', 'expiresAt', 'allowedEmailDomains', 'requiresApproval'] as const;

interface Props {
  settings: LinkSettings;
  disclosure: UseDisclosureReturnValue;
}

/** Rarely needed settings, in a disclosure. */
export function MoreOptions({ settings, disclosure }: Props) {
  const { t } = useTranslation('signup-links');
  const { t: shell } = useTranslation('shell');
  const [opened, options] = disclosure;
  const id = useId();
  const { link } = settings;
  // An error is shown beside its field: open the disclosure for it.
  const refused = hidden.some((name) => settings.reasonOf(name) !== undefined);
  const shown = opened || refused;
  return (
    <div>
      <Button
        variant="subtle"
        px="xs"
        ml={-10}
        aria-expanded={shown}
        aria-controls={id}
        onClick={options.toggle}
        rightSection={
          shown ? <IconChevronUp size={18} aria-hidden /> : <IconChevronDown size={18} aria-hidden />
        }
      >
        {shown ? t('more.hide') : t('more.show')}
      </Button>
      <Stack id={id} gap="md" mt="sm" hidden={!shown} display={shown ? 'flex' : 'none'}>
        <TextSetting settings={settings} name="title" maxLength={100} />
        <LimitSettings settings={settings} />
        <TagsInput
          label={t('setting.allowedEmailDomains')}
          description={t('setting.allowedEmailDomainsText')}
          maxTags={50}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          error={settings.reasonOf('allowedEmailDomains')}
          splitChars={[',', ';', ' ']}
          acceptValueOnBlur
          value={settings.refused('allowedEmailDomains') ?? link.allowedEmailDomains}
          onChange={(domains) =>
            settings.save({
              allowedEmailDomains: domains.map((domain) => domain.trim().toLowerCase().replace(/^@/, '')),
            })
          }
        />
        <ThrowawaySetting settings={settings} />
        <ApprovalSetting settings={settings} />
        <NotifySetting settings={settings} />
        <EventSettings settings={settings} />
        <AlarmSettings settings={settings} />
        <NativeSelect
          label={t('setting.locale')}
          description={t('setting.localeText')}
          value={link.locale ?? ''}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          error={settings.reasonOf('locale')}
          data={[
            { value: '', label: t('setting.localeOrganization') },
            { value: 'en', label: shell('language.en') },
            { value: 'fr', label: shell('language.fr') },
          ]}
          onChange={({ currentTarget: { value } }) =>
            settings.save({ locale: value === 'en' || value === 'fr' ? value : null })
          }
        />
        <TextSetting
          settings={settings}
          name="welcomeText"
          description={t('setting.welcomeTextText')}
          maxLength={1000}
          optional
          multiline
        />
        <TextSetting
          settings={settings}
          name="inviterName"
          description={t('setting.inviterNameText')}
          maxLength={100}
          optional
        />
        {(['nextStepsEn', 'nextStepsFr'] as const).map((name) => (
          <TextSetting
            key={name}
            settings={settings}
            name={name}
            description={t('setting.nextStepsText')}
            maxLength={600}
            optional
            multiline
          />
        ))}
        <Switch
          size="lg"
          label={t('setting.discreet')}
          description={t('setting.discreetText')}
          labelPosition="left"
          checked={link.discreet}
          onChange={(event) => settings.save({ discreet: event.currentTarget.checked })}
          styles={{
            body: { justifyContent: 'space-between', gap: 'var(--space-4)' },
            label: { fontWeight: 600, paddingInlineEnd: 0 },
          }}
        />
      </Stack>
    </div>
  );
}
