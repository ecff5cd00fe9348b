import { useState } from 'react';
import { request } from '../../api/request.ts';
import { Button } from '../page/button.tsx';
import { useDiscretion } from '../page/discretion.tsx';
import { Notice, Skeleton } from '../page/notice.tsx';
import { Page, PageHeading } from '../page/page.tsx';
import { useChangedPromise } from './changed-promise.tsx';
import { usePasskeys } from './passkeys.ts';
import { PromiseFold, PromiseSentence } from '../page/promise.tsx';
import { SignInForm } from './sign-in-form.tsx';
import { useText } from '../../i18n/text.ts';
import type { StepProps } from './step-props.ts';
import { YouForm } from './you-form.tsx';

/**
 * The one page of a new person: the name, how they will sign in, the consent, one button. The button also verifies the
 * mailbox where a link in a mail led here; loading the page never does.
 */
export function YouPage(props: StepProps) {
  const { registration, onLanguage } = props;
  const { t } = useText();
  const discretion = useDiscretion();
  const changed = useChangedPromise(registration);
  const passkeys = usePasskeys();
  // Once the button has verified the mailbox the answer is known; the choice stays, so that nothing moves under the finger.
  const [mayHaveAccount] = useState(registration.account === null);
  const [hasAccount, setHasAccount] = useState(false);
  const [noAccount, setNoAccount] = useState(false);
  const { organization, email } = registration;
  const heading =
    discretion && !discretion.confirmed
      ? t('discreet.title')
      : registration.invited
        ? t('you.welcome', { organization: organization.name })
        : t('you.heading');

  if (passkeys === null) {
    return (
      <Page organization={organization} title={t('page.loading')} onLanguage={onLanguage}>
        <Skeleton />
      </Page>
    );
  }

  const verify = () => request('POST /public/registration/verify', { bearer: props.token });
  return (
    <Page organization={organization} title={heading} onLanguage={onLanguage}>
      <PageHeading>{heading}</PageHeading>
      {registration.invited && !discretion && registration.welcomeText && (
        <p className="welcome-text">{registration.welcomeText}</p>
      )}
      {registration.invited && <PromiseSentence of={registration} />}
      <p className="dim">
        {t('you.address')} <strong className="address">{email}</strong>
      </p>
      {noAccount && <Notice tone="info">{t('you.noAccount')}</Notice>}
      {hasAccount ? (
        <SignInForm
          email={email}
          submit={t('you.andSignIn')}
          prove={async () => {
            const verified = await verify();
            if (verified.account !== 'none') return true;
            // The mailbox is verified by now; the rest of the page is still to fill in.
            props.onChange(verified);
            setHasAccount(false);
            setNoAccount(true);
            return false;
          }}
          onSignedIn={props.onReload}
          beside={
            <Button kind="quiet" onClick={() => setHasAccount(false)}>
              {t('you.newHere')}
            </Button>
          }
        />
      ) : (
        <YouForm
          {...props}
          // No passkey in a rehearsal: the device would keep one for an account that never existed.
          passkeys={passkeys && !registration.rehearsal}
          verify={verify}
          onHasAccount={mayHaveAccount ? () => setHasAccount(true) : null}
        />
      )}
      <PromiseFold of={registration} changed={changed} />
    </Page>
  );
}
