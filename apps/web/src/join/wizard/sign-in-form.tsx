import { type ReactNode, type SubmitEvent, useRef, useState } from 'react';
import type { RequestOf, signInWithPasskey } from '@casedoor/contracts';
import { getPasskey } from '../../api/passkey.ts';
import { request } from '../../api/request.ts';
import { Button } from '../page/button.tsx';
import { codeOf, fieldSentenceOf, sentenceOf } from '../page/failure.ts';
import { focusFirstError, TextField } from '../fields/field.tsx';
import { useSending } from '../page/loading.ts';
import { OutsideLink } from '../page/next-step.tsx';
import { FailureNotice, Notice, useMustWait } from '../page/notice.tsx';
import { type PasskeyTrouble, troubleOf, usePasskeys } from './passkeys.ts';
import { PasswordField } from '../fields/password-field.tsx';
import { useText } from '../../i18n/text.ts';

interface SignInFormProps {
  /** The address that must sign in; left out, the person types theirs. */
  readonly email?: string;
  readonly submit: string;
  /**
   * Runs before signing in: verifies the mailbox where that is
   * still to do. False where there is no account to sign in to.
   */
  readonly prove?: () => Promise<boolean>;
  readonly onSignedIn: () => Promise<void>;
  readonly beside?: ReactNode;
}

type PasskeyAnswer = RequestOf<typeof signInWithPasskey>['body']['response'];

/** The account owner signs in: by passkey, by password, or after setting a new one from a mail requested here. */
export function SignInForm({ email: known, submit: submitText, prove, onSignedIn, beside }: SignInFormProps) {
  const { t } = useText();
  const passkeys = usePasskeys();
  const [typed, setTyped] = useState('');
  const email = known ?? typed.trim();
  const [password, setPassword] = useState('');
  const [missing, setMissing] = useState(false);
  const [trouble, setTrouble] = useState<PasskeyTrouble | null>(null);
  const [noCookies, setNoCookies] = useState(false);
  const byPassword = useSending();
  const byPasskey = useSending();
  const mustWait = useMustWait(byPassword.failure ?? byPasskey.failure);
  const form = useRef<HTMLFormElement>(null);
  const refused = codeOf(byPassword.failure) === 'session_credentials_wrong' && byPassword.failure;
  const emailError =
    missing && email === '' ? t('fields.required') : fieldSentenceOf(byPassword.failure, 'email', t);
  const error = missing && password === '' ? t('fields.required') : refused ? sentenceOf(refused, t) : null;
  const busy = byPassword.pending || byPasskey.pending || mustWait;

  // The API signed the person in, but the browser may have refused its cookie: the page would stay as it is.
  const followSession = async () => {
    const { user } = await request('GET /session');
    setNoCookies(user === null);
    if (user !== null) await onSignedIn();
  };

  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (busy) return;
    const incomplete = email === '' || password === '';
    setMissing(incomplete);
    byPasskey.clear();
    if (incomplete) {
      byPassword.clear();
      return focusFirstError(form.current);
    }
    const done = await byPassword.run(async () => {
      if (prove && !(await prove())) return;
      await request('POST /session', { body: { email, password } });
      await followSession();
    });
    if (!done) focusFirstError(form.current);
  };

  const usePasskey = () => {
    if (busy) return;
    setTrouble(null);
    byPassword.clear();
    const signIn = async () => {
      try {
        const options = await request('POST /session/passkey-options');
        // The passkey first, then the mailbox: a press without a person behind it changes nothing.
        const response = (await getPasskey(options)) as PasskeyAnswer;
        if (prove && !(await prove())) return;
        await request('POST /session/passkey', { body: { response } });
        await followSession();
      } catch (fault) {
        setTrouble(troubleOf(fault));
      }
    };
    void byPasskey.run(signIn);
  };

  return (
    <form ref={form} noValidate onSubmit={(event) => void submit(event)}>
      {passkeys && (
        <div className="choice">
          <Button
            kind="secondary"
            pending={byPasskey.pending}
            pendingText={t('passkey.asking')}
            mustWait={mustWait}
            onClick={usePasskey}
          >
            {t('passkey.signIn')}
          </Button>
          {trouble && <Notice tone="info">{t('passkey.signInCancelled')}</Notice>}
          <FailureNotice failure={byPasskey.failure} />
          <p className="or">{t('passkey.orPassword')}</p>
        </div>
      )}
      <TextField
        label={t('existing.email')}
        type="email"
        name="username"
        autoComplete="username"
        autoCapitalize="none"
        readOnly={known !== undefined}
        error={emailError}
        value={known ?? typed}
        onValue={(value) => {
          setTyped(value);
          byPassword.clear();
        }}
      />
      <PasswordField
        label={t('existing.password')}
        name="password"
        autoComplete="current-password"
        error={error}
        value={password}
        onValue={(value) => {
          setPassword(value);
          byPassword.clear();
        }}
      />
      {!error && !emailError && <FailureNotice failure={byPassword.failure} />}
      {noCookies && <Notice tone="wait">{t('cookies.signIn')}</Notice>}
      <div className="actions">
        <Button
          type="submit"
          pending={byPassword.pending}
          pendingText={t('existing.submitting')}
          mustWait={mustWait}
        >
          {submitText}
        </Button>
        {prove || known === undefined ? (
          // Before the mailbox is verified, a mere press must mail nobody.
          <OutsideLink href="/password-reset">{t('existing.forgot')}</OutsideLink>
        ) : (
          <Reset email={email} />
        )}
        {beside}
      </div>
    </form>
  );
}

/** "Forgotten": mails the link to set a new password, and asks the person to return here. */
function Reset({ email }: { readonly email: string }) {
  const { t } = useText();
  const { pending, failure, run } = useSending();
  const [mailed, setMailed] = useState(false);
  const mustWait = useMustWait(failure);
  const mail = () =>
    run(async () => {
      await request('POST /password-resets', { body: { email } });
      setMailed(true);
    });
  return (
    <>
      {mailed ? (
        <Notice tone="good">{t('existing.resetMailed')}</Notice>
      ) : (
        <Button
          kind="quiet"
          pending={pending}
          pendingText={t('link.submitting')}
          mustWait={mustWait}
          onClick={() => void mail()}
        >
          {t('existing.forgot')}
        </Button>
      )}
      <FailureNotice failure={failure} />
    </>
  );
}
