import type { Registration } from '@casedoor/contracts';
import { type ReactNode, type SubmitEvent, useEffect, useRef, useState } from 'react';
import { request } from '../../api/request.ts';
import { Button } from '../page/button.tsx';
import { type Failure, fieldSentenceOf } from '../page/failure.ts';
import { focusFirstError } from '../fields/field.tsx';
import { type FieldFault, faultOfPassword, passwordLength } from '../fields/fields.ts';
import { idempotent, useSending, useSlow } from '../page/loading.ts';
import { FailureNotice, Notice, useMustWait } from '../page/notice.tsx';
import { PageHeading } from '../page/page.tsx';
import { suggestPassphrase } from './passphrase.ts';
import { PasswordField } from '../fields/password-field.tsx';
import { type Strength, strengthOf } from './strength.ts';
import { useText } from '../../i18n/text.ts';

interface SecureStepProps {
  readonly registration: Registration;
  /** Registration token. */
  readonly token: string;
  readonly position: string;
  readonly password: string;
  /** A reload lost the password. */
  readonly askAgain: boolean;
  /** In a rehearsal, which creates no passkey: the step explains that. */
  readonly passkeyMissing: boolean;
  /** The completion's refusal, where it concerns the password. */
  readonly failure: Failure | null;
  readonly onPassword: (password: string) => void;
  readonly onDone: () => void;
  /** The link back, or to the passkey. */
  readonly beside: ReactNode;
}

/** Step two: a password, or the passphrase that we suggest. */
export function SecureStep({
  registration,
  token,
  position,
  password,
  askAgain,
  passkeyMissing,
  failure,
  onPassword,
  onDone,
  beside,
}: SecureStepProps) {
  const { t, locale } = useText();
  const [fault, setFault] = useState<FieldFault | null>(null);
  const [shown, setShown] = useState(false);
  const [suggestion, setSuggestion] = useState<string | null>(null);
  const [suggestFailed, setSuggestFailed] = useState(false);
  const [suggesting, setSuggesting] = useState(false);
  const slow = useSlow(suggesting);
  const form = useRef<HTMLFormElement>(null);
  const judging = useSending();
  const mustWait = useMustWait(judging.failure);
  const refused = fieldSentenceOf(judging.failure, 'password', t) ?? fieldSentenceOf(failure, 'password', t);
  const error = fault ? t(`fields.${fault}`) : refused;

  // A refused completion leads back here; typing clears the refusal, so the focus never moves while somebody types.
  useEffect(() => {
    if (refused) focusFirstError(form.current);
  }, [refused]);

  const length = passwordLength(password);
  const { firstName, lastName } = registration.answers;
  const known = [firstName ?? '', lastName ?? '', registration.email, registration.organization.name];
  const change = (value: string) => {
    onPassword(value);
    judging.clear();
    if (fault) setFault(null);
  };

  const suggest = async () => {
    setSuggestFailed(false);
    setSuggesting(true);
    try {
      const passphrase = await suggestPassphrase(locale);
      setSuggestion(passphrase);
      setShown(true);
      change(passphrase);
    } catch {
      // The word list is a lazy-loaded file: without a connection it fails to load.
      setSuggestFailed(true);
    } finally {
      setSuggesting(false);
    }
  };

  // Checked here, beside the field, and not only at completion.
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (judging.pending || mustWait) return;
    const found = faultOfPassword(password);
    setFault(found);
    if (found) return focusFirstError(form.current);
    await judging.run(async () => {
      await request('POST /public/registration/password', { bearer: token, body: { password } });
      onDone();
    }, idempotent);
  };

  return (
    <>
      <PageHeading position={position}>{t('secure.heading')}</PageHeading>
      {passkeyMissing && <Notice tone="info">{t('rehearsal.noPasskey')}</Notice>}
      {askAgain && <Notice tone="info">{t('secure.enterAgain')}</Notice>}
      <form ref={form} noValidate onSubmit={(event) => void submit(event)}>
        {/* For password managers: they store the password under this address. */}
        <input
          className="hidden"
          type="email"
          name="username"
          autoComplete="username"
          value={registration.email}
          readOnly
          tabIndex={-1}
          aria-hidden="true"
        />
        <p>{t('secure.text', { email: registration.email })}</p>
        <PasswordField
          label={t('secure.password')}
          name="new-password"
          autoComplete="new-password"
          hint={t('secure.lengthHint')}
          error={error}
          value={password}
          onValue={change}
          shown={shown}
          onShown={setShown}
        />
        {!refused && <StrengthLine length={length} strength={strengthOf(password, known)} />}
        <Button
          kind="secondary"
          pending={slow}
          pendingText={t('waiting.changing')}
          onClick={() => void suggest()}
        >
          {suggestion === null ? t('secure.suggest') : t('secure.suggestAgain')}
        </Button>
        <div aria-live="polite">
          {suggestion !== null && suggestion === password && (
            <div className="suggestion">
              <p>{t('secure.suggested')}</p>
              <p className="passphrase" lang={locale}>
                {suggestion}
              </p>
            </div>
          )}
          {suggestFailed && <Notice tone="wait">{t('secure.suggestFailed')}</Notice>}
        </div>
        {!refused && <FailureNotice failure={judging.failure} />}
        <div className="actions">
          <Button
            type="submit"
            pending={judging.pending}
            pendingText={t('secure.judging')}
            mustWait={mustWait}
          >
            {t('steps.continue')}
          </Button>
          {beside}
        </div>
      </form>
    </>
  );
}

function StrengthLine({ length, strength }: { readonly length: number; readonly strength: Strength }) {
  const { t } = useText();
  const text = t(`strength.${strength}`, { length });
  // Debounced: a screen reader should not announce every letter.
  const [said, setSaid] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setSaid(text), 1000);
    return () => clearTimeout(timer);
  }, [text]);
  const good = strength === 'long_enough' || strength === 'strong';
  return (
    <div className="length">
      <div className={`length-line${good ? ' enough' : ''}`} aria-hidden="true">
        <span style={{ inlineSize: `${Math.min(100, (length / 20) * 100)}%` }} />
      </div>
      <p className={good ? 'hint good-text' : 'hint'} aria-hidden="true">
        {text}
      </p>
      <p className="hidden" role="status">
        {strength === 'empty' ? '' : said}
      </p>
    </div>
  );
}
