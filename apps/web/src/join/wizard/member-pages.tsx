import { LinkButton } from '../page/button.tsx';
import { ContactStep } from '../page/next-step.tsx';
import { Page, PageHeading } from '../page/page.tsx';
import { useText } from '../../i18n/text.ts';
import { isSameAddress } from './stages.ts';
import type { StepProps } from './step-props.ts';

/** For a person who is already a member of the organization: nothing was created a second time. */
export function ExistingMember({ registration, onLanguage }: StepProps) {
  const { t } = useText();
  const { organization, signedInAs, email } = registration;
  const name = organization.name;
  const signedIn = signedInAs !== null && isSameAddress(signedInAs, email);
  return (
    <Page organization={organization} title={t('existing.memberTitle')} onLanguage={onLanguage}>
      <PageHeading>{t('existing.memberHeading', { organization: name })}</PageHeading>
      <p>{t('existing.memberText')}</p>
      <div className="actions">
        <LinkButton href="/">
          {signedIn ? t('existing.open', { organization: name }) : t('ended.signIn')}
        </LinkButton>
      </div>
    </Page>
  );
}

/** For a disabled member: a link never restores their access. */
export function DisabledMember({ registration, onLanguage }: StepProps) {
  const { t } = useText();
  const { organization } = registration;
  return (
    <Page organization={organization} title={t('existing.disabledTitle')} onLanguage={onLanguage}>
      <PageHeading>{t('existing.disabledHeading', { organization: organization.name })}</PageHeading>
      <p>{t('existing.disabledText', { organization: organization.name })}</p>
      <div className="actions">
        <ContactStep organization={organization} />
      </div>
    </Page>
  );
}
