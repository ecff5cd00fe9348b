import type { SignupLink } from '@casedoor/contracts';
import { Anchor, Divider, Stack, Switch, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router-dom';
import { useMember } from '../../../api/session.ts';
import { paths } from '../../paths.ts';
import { CopyField } from '../../../ui/copy-field.tsx';
import { AlarmNotice } from './alarm-notice.tsx';
import { CaseSettings } from '../signup-links/settings/case-settings.tsx';
import { InvitePeople } from '../invitations/invite-people.tsx';
import { JoinsAsSetting } from '../signup-links/settings/joins-as-setting.tsx';
import { MoreOptions } from '../signup-links/settings/more-options.tsx';
import { SaveFaults } from '../signup-links/settings/save-faults.tsx';
import { SaveStatus } from '../signup-links/settings/save-status.tsx';
import { useLinkSettings } from '../signup-links/settings/use-link-settings.ts';
import { whatItDoes } from '../signup-links/link-summary.ts';

/** A link's settings with autosave, its URL, its summary, and inviting people through it. */
export function LinkPanel({ link: read }: { link: SignupLink }) {
  const { t } = useTranslation('signup-links');
  const { organization } = useMember();
  const settings = useLinkSettings(read);
  const more = useDisclosure(false);
  const { link } = settings;

  return (
    <Stack gap="lg">
      {link.alarm && !link.allowSignup && (
        <AlarmNotice
          alarm={link.alarm}
          saving={settings.saving}
          onResume={() => settings.save({ allowSignup: true })}
        />
      )}
      <Switch
        size="lg"
        label={t('allow.label')}
        labelPosition="left"
        checked={link.allowSignup}
        description={link.allowSignup ? t('allow.on') : t(link.url ? 'allow.offPaused' : 'allow.offNew')}
        onChange={(event) => settings.save({ allowSignup: event.currentTarget.checked })}
        styles={{
          body: { justifyContent: 'space-between', gap: 'var(--space-4)' },
          label: { fontWeight: 600, fontSize: 'var(--text-body)', paddingInlineEnd: 0 },
        }}
      />
      {link.allowSignup && link.url && (
        <div>
          <CopyField label={t('url')} copyLabel={t('copy')} value={link.url} />
          <Anchor
            component={Link}
            to={paths.signupLinkPaper(link.id)}
            size="sm"
            mt="xs"
            display="inline-block"
          >
            {t('paper')}
          </Anchor>
        </div>
      )}
      <Anchor
        component={Link}
        to={paths.signupLinkPreview(link.id)}
        size="sm"
        style={{ alignSelf: 'flex-start' }}
      >
        {t('tryOut.link')}
      </Anchor>
      <Text
        component="p"
        role="status"
        aria-label={t('does.label')}
        m={0}
        p="md"
        bg="var(--colour-raised)"
        style={{ borderRadius: 'var(--radius)' }}
      >
        {whatItDoes(link, organization, t)}
      </Text>
      <SaveFaults settings={settings} />
      <Stack gap="lg">
        <CaseSettings settings={settings} />
        <JoinsAsSetting settings={settings} />
        <MoreOptions settings={settings} disclosure={more} />
      </Stack>
      <SaveStatus settings={settings} />
      <Divider />
      <InvitePeople link={link} />
    </Stack>
  );
}
