import type { Registration } from '@casedoor/contracts';
import { Button, LinkButton } from '../page/button.tsx';
import { useSpokenName } from '../page/discretion.tsx';
import { goToStep } from '../page/go-to-step.ts';
import { ContactStep } from '../page/next-step.tsx';
import { Notice } from '../page/notice.tsx';
import { Page, PageHeading } from '../page/page.tsx';
import { useText } from '../../i18n/text.ts';
import { isSameAddress, type Stage } from './stages.ts';

interface EndedRegistrationProps {
  readonly registration: Registration;
  readonly state: Extract<Stage, { name: 'ended' }>['state'];
}

/** A registration at its end: complete, pending approval, or ended. Each has its own text and one next step. */
export function EndedRegistration({ registration, state }: EndedRegistrationProps) {
  const { t } = useText();
  const { organization, signedInAs, email } = registration;
  const name = useSpokenName(organization.name);
  const signedIn = signedInAs !== null && isSameAddress(signedInAs, email);
  const text =
    state === 'completed' && signedIn
      ? t('ended.completed.textSignedIn', { organization: name })
      : t(`ended.${state}.text`, { organization: name });

  return (
    <Page organization={organization} title={t(`ended.${state}.heading`)}>
      <PageHeading>{t(`ended.${state}.heading`)}</PageHeading>
      <p>{text}</p>
      {registration.rehearsal && state === 'pending_approval' && (
        <Notice tone="info">{t('rehearsal.waits')}</Notice>
      )}
      {state !== 'withdrawn' && (
        <div className="actions">
          {state === 'completed' && (
            <LinkButton href="/">
              {signedIn ? t('welcome.goTo', { organization: name }) : t('ended.signIn')}
            </LinkButton>
          )}
          {/* Hidden where an earlier registration is pending approval: its own mail leads to this page. */}
          {state === 'pending_approval' && registration.state === state && !registration.rehearsal && (
            <Button kind="quiet" onClick={() => goToStep('withdraw')}>
              {t('ended.pending_approval.withdraw')}
            </Button>
          )}
          {registration.rehearsal && <LinkButton href="/signup-links">{t('rehearsal.back')}</LinkButton>}
          {(state === 'expired' || state === 'rejected' || state === 'revoked') && (
            <ContactStep organization={organization} />
          )}
        </div>
      )}
    </Page>
  );
}
