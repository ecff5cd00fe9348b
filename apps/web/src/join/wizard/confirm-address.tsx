import { deviceTimeZone } from '@casedoor/contracts/time-zones';
import { type SubmitEvent, useCallback, useRef, useState } from 'react';
import { request } from '../../api/request.ts';
import { Button } from '../page/button.tsx';
import { useDiscretion } from '../page/discretion.tsx';
import { hasMovedOn } from '../page/failure.ts';
import { focusFirstError } from '../fields/field.tsx';
import { spokenLanguage } from '../page/language.ts';
import { idempotent, useLoaded, useSending } from '../page/loading.ts';
import { NameFields, refusesName, useNames } from './name-fields.tsx';
import { NotMe } from '../page/not-me.tsx';
import { FailureNotice, Notice, useMustWait } from '../page/notice.tsx';
import { Page, PageHeading } from '../page/page.tsx';
import { usePasskeys } from './passkeys.ts';
import { PromiseCard } from '../link-page/promise-card.tsx';
import { SignInForm } from './sign-in-form.tsx';
import { useText } from '../../i18n/text.ts';
import { isSameAddress, stepsOf } from './steps.ts';
import type { StepProps } from './step-props.ts';

/**
 * First page of the personal link. Its button verifies the mailbox, never loading the page. It also asks for the name,
 * because a mail scanner presses every button but does not type.
 */
export function ConfirmAddress(props: StepProps) {
  const { registration } = props;
  const { t } = useText();
  const discretion = useDiscretion();
  const [hasAccount, setHasAccount] = useState(false);
  const [noAccount, setNoAccount] = useState(false);
  const session = useLoaded(useCallback((signal: AbortSignal) => request('GET /session', { signal }), []));
  const { organization, email } = registration;
  // Most devices can: until the browser has answered, show two steps.
  const passkeys = usePasskeys() ?? true;
  const way = stepsOf('about', { password: false, passkeys: passkeys && !registration.rehearsal });
  const position = t('steps.position', { step: 1, steps: way.length });
  // A rehearsal treats the administrator as new, although they are signed in with this very address.
  const signedIn = !registration.rehearsal && isSameAddress(session.value?.user?.email ?? '', email);

  // Reloads after the press, so that a registration that has ended shows its own page.
  const verify = async () => {
    try {
      return await request('POST /public/registration/verify', { bearer: props.token });
    } catch (fault) {
      if (!hasMovedOn(fault)) throw fault;
      await props.onReload();
      return null;
    }
  };

  return (
    <Page organization={organization} title={t('confirm.title')} onLanguage={props.onLanguage}>
      <PageHeading {...(hasAccount || signedIn ? {} : { position })}>
        {discretion ? t('discreet.title') : t('confirm.heading', { organization: organization.name })}
      </PageHeading>
      {!discretion && registration.welcomeText && <p className="welcome-text">{registration.welcomeText}</p>}
      <p>
        {t('confirm.text')} <strong className="address">{email}</strong>
      </p>
      {registration.invited && !hasAccount && (
        <PromiseCard of={registration} withAccount={signedIn} invited />
      )}
      {noAccount && <Notice tone="info">{t('confirm.noAccount')}</Notice>}
      {hasAccount ? (
        <SignInForm
          email={email}
          submit={t('confirm.andSignIn')}
          prove={async () => {
            const verified = await verify();
            if (verified?.account !== 'none') return verified !== null;
            // The mailbox is verified by now; only the name is missing.
            setHasAccount(false);
            setNoAccount(true);
            return false;
          }}
          onSignedIn={props.onReload}
          beside={
            <Button kind="quiet" onClick={() => setHasAccount(false)}>
              {t('confirm.newHere')}
            </Button>
          }
        />
      ) : (
        <ConfirmForm
          {...props}
          verify={verify}
          signedIn={signedIn}
          onHasAccount={noAccount ? null : () => setHasAccount(true)}
        />
      )}
    </Page>
  );
}

interface ConfirmFormProps extends StepProps {
  readonly verify: () => Promise<StepProps['registration'] | null>;
  /** This browser's session has the same address: nothing has to be typed. */
  readonly signedIn: boolean;
  /** Null once it is known that there is no account. */
  readonly onHasAccount: (() => void) | null;
}

function ConfirmForm({ token, registration, verify, signedIn, onChange, onHasAccount }: ConfirmFormProps) {
  const { t } = useText();
  const names = useNames(registration.answers);
  const { pending, failure, run, clear } = useSending();
  const mustWait = useMustWait(failure);
  const form = useRef<HTMLFormElement>(null);

  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (pending || mustWait) return;
    if (!signedIn && !names.check()) return focusFirstError(form.current);
    const done = await run(async () => {
      const verified = await verify();
      if (verified === null) return;
      if (signedIn || verified.account !== 'none') return onChange(verified);
      const body = {
        ...names.cleaned(),
        timeZone: verified.answers.timeZone ?? deviceTimeZone() ?? registration.organization.timeZone,
        locale: spokenLanguage(),
      };
      onChange(await request('PATCH /public/registration', { bearer: token, body }));
    }, idempotent);
    if (!done) focusFirstError(form.current);
  };

  return (
    <form ref={form} noValidate onSubmit={(event) => void submit(event)}>
      {!signedIn && <NameFields names={names} failures={[failure]} onType={clear} />}
      {!refusesName(failure) && <FailureNotice failure={failure} />}
      <div className="actions">
        <Button type="submit" pending={pending} pendingText={t('confirm.submitting')} mustWait={mustWait}>
          {t('confirm.submit')}
        </Button>
        {!signedIn && onHasAccount && (
          <Button kind="quiet" onClick={onHasAccount}>
            {t('confirm.haveAccount')}
          </Button>
        )}
        <NotMe />
      </div>
    </form>
  );
}
