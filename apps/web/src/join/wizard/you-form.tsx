import type { Registration, RequestOf, savePasskey } from '@casedoor/contracts';
import { type SubmitEvent, useEffect, useRef, useState } from 'react';
import { createPasskey } from '../../api/passkey.ts';
import { request } from '../../api/request.ts';
import { Button } from '../page/button.tsx';
import { useCompletion } from './completion.ts';
import { ConsentFields, useConsent } from './consent.tsx';
import { useDiscretion } from '../page/discretion.tsx';
import { fieldSentenceOf } from '../page/failure.ts';
import { focusFirstError } from '../fields/field.tsx';
import { type FieldFault, faultOfPassword } from '../fields/fields.ts';
import { spokenLanguage } from '../page/language.ts';
import { idempotent } from '../page/loading.ts';
import { MoreDetails, useDetails } from './more-details.tsx';
import { keepDraft, NameFields, refusesName, useNames } from './name-fields.tsx';
import { NewPassword } from './new-password.tsx';
import { NotMe } from '../page/not-me.tsx';
import { FailureNotice, Notice, useMustWait } from '../page/notice.tsx';
import { type PasskeyTrouble, troubleOf } from './passkeys.ts';
import { forget, remember, remembered } from '../page/tab-memory.ts';
import { useText } from '../../i18n/text.ts';
import type { StepProps } from './step-props.ts';

type PasskeyAnswer = RequestOf<typeof savePasskey>['body'];

interface YouFormProps extends StepProps {
  readonly passkeys: boolean;
  readonly verify: () => Promise<Registration>;
  /** Null once it is known that there is no account. */
  readonly onHasAccount: (() => void) | null;
}

/** The form of the page, and what its one button does. */
export function YouForm({ passkeys, verify, onHasAccount, ...props }: YouFormProps) {
  const { token, registration, onChange } = props;
  const { t } = useText();
  const discretion = useDiscretion();
  const { answers, hasPasskey } = registration;
  const names = useNames(answers);
  const details = useDetails(registration);
  const consenting = useConsent(token, registration);
  const completion = useCompletion(props);
  const [byPassword, setByPassword] = useState(!passkeys && !hasPasskey);
  // In memory only, on purpose: after a reload the page asks for it again.
  const [password, setPassword] = useState('');
  const [passwordFault, setPasswordFault] = useState<FieldFault | null>(null);
  const [passwordLost] = useState(() => remembered('password-typed') !== null);
  const [trouble, setTrouble] = useState<PasskeyTrouble | null>(null);
  const form = useRef<HTMLFormElement>(null);
  const { pending, failure } = completion;
  const mustWait = useMustWait(failure);
  // A discreet page must not name the organization yet, as the consent does: it verifies first.
  const verifiesFirst = discretion !== null && !discretion.confirmed;
  const makesPasskey = !byPassword && !hasPasskey && !verifiesFirst;
  const act = verifiesFirst ? 'verify' : registration.requiresApproval ? 'send' : 'create';
  const passwordError = passwordFault
    ? passwordFault === 'required'
      ? t('secure.required')
      : t(`fields.${passwordFault}`)
    : fieldSentenceOf(failure, 'password', t);
  const shownAtField =
    refusesName(failure) || details.refuses(failure) || (byPassword && passwordError !== null);

  useEffect(() => {
    if (shownAtField) focusFirstError(form.current);
  }, [shownAtField]);

  const makePasskey = async () => {
    setTrouble(null);
    try {
      const options = await request('POST /public/registration/passkey-options', { bearer: token });
      const answer = (await createPasskey(options)) as PasskeyAnswer;
      onChange(await request('POST /public/registration/passkey', { bearer: token, body: answer }));
      return true;
    } catch (fault) {
      setTrouble(troubleOf(fault));
      return false;
    }
  };

  // False where another page continues: the address has an account, or its registration is pending approval.
  const prepare = async () => {
    if (registration.state === 'started') {
      const verified = await verify();
      if (verified.account !== 'none' || verified.membership === 'pending_approval') {
        onChange(verified);
        return false;
      }
    }
    const body = { ...names.cleaned(), ...details.cleaned(), locale: spokenLanguage() };
    onChange(await request('PATCH /public/registration', { bearer: token, body }));
    return true;
  };

  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (pending || mustWait) return;
    const answered = [names.check(), details.check()].every(Boolean);
    if (verifiesFirst && answered) return void completion.run(async () => void (await prepare()), idempotent);
    const found = byPassword && !verifiesFirst ? faultOfPassword(password) : null;
    setPasswordFault(found);
    const consent = verifiesFirst ? null : consenting.give();
    if (!answered || found !== null || consent === null) return focusFirstError(form.current);
    await completion.complete({
      consent,
      password: byPassword ? password : null,
      prepare,
      makePasskey: makesPasskey ? makePasskey : undefined,
    });
  };

  const change = (value: string) => {
    setPassword(value);
    setPasswordFault(null);
    if (value === '') forget('password-typed');
    else remember('password-typed', 'yes');
    completion.clear();
  };
  const switchTo = (password: boolean) => {
    setByPassword(password);
    setTrouble(null);
    change('');
  };

  return (
    <form ref={form} noValidate onSubmit={(event) => void submit(event)}>
      <NameFields
        names={names}
        failures={[failure]}
        onType={completion.clear}
        onLeave={(name, value) => {
          if (registration.state !== 'verified' || value === (answers[name] ?? '')) return;
          if (value !== '' || name === 'lastName') keepDraft(token, { [name]: value });
        }}
      />
      {!verifiesFirst && (
        <>
          {registration.rehearsal && byPassword && <Notice tone="info">{t('rehearsal.noPasskey')}</Notice>}
          {byPassword && passwordLost && password === '' && (
            <Notice tone="info">{t('secure.enterAgain')}</Notice>
          )}
          {byPassword && (
            <NewPassword
              registration={registration}
              names={[names.firstName, names.lastName]}
              password={password}
              error={passwordError}
              onPassword={change}
            />
          )}
          {!byPassword && (
            <p className={hasPasskey ? 'done' : 'passkey-what'}>
              {t(hasPasskey ? 'passkey.saved' : 'passkey.what')}
            </p>
          )}
          <ConsentFields
            consenting={consenting}
            changed={completion.termsChanged}
            act={act === 'send' ? 'sending' : 'creating'}
          />
        </>
      )}
      {!shownAtField && !completion.termsChanged && <FailureNotice failure={failure} />}
      {trouble && (
        <p className="notice info" role="alert">
          {t(`passkey.${trouble}`)}
        </p>
      )}
      <div className="actions">
        <Button
          type="submit"
          pending={pending}
          pendingText={t(makesPasskey ? 'passkey.asking' : `you.${act}Pending`)}
          mustWait={mustWait}
        >
          {t(makesPasskey ? `passkey.${act === 'send' ? 'send' : 'create'}` : `you.${act}`)}
        </Button>
        {!verifiesFirst && passkeys && (
          <Button kind="secondary" onClick={() => switchTo(!byPassword)}>
            {byPassword ? t('passkey.insteadOfPassword') : t('passkey.passwordInstead')}
          </Button>
        )}
        {onHasAccount && (
          <Button kind="quiet" onClick={onHasAccount}>
            {t('you.haveAccount')}
          </Button>
        )}
        <NotMe />
      </div>
      <MoreDetails
        registration={registration}
        token={token}
        details={details}
        failure={failure}
        onType={completion.clear}
      />
    </form>
  );
}
