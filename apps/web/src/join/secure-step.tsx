import type { Registration } from '@casedoor/contracts';
import { type SubmitEvent, useEffect, useRef, useState } from 'react';
import { Button } from './button.tsx';
import { type Failure, fieldSentenceOf } from './failure.ts';
import { focusFirstError } from './field.tsx';
import { type FieldFault, faultOfPassword, passwordLength } from './fields.ts';
import { goToStep } from './go-to-step.ts';
import { Notice } from './notice.tsx';
import { PageHeading } from './page.tsx';
import { suggestPassphrase } from './passphrase.ts';
import { PasswordField } from './password-field.tsx';
import { useText } from './text.ts';

interface SecureStepProps {
  readonly registration: Registration;
  readonly position: string;
  readonly password: string;
  /** The password was lost by a reload. */
  readonly askAgain: boolean;
  /** What the completion refused, where it is the password. */
  readonly failure: Failure | null;
  readonly onPassword: (password: string) => void;
  readonly onDone: () => void;
}

/** Step two: a password, or the passphrase that we suggest. */
export function SecureStep({
  registration,
  position,
  password,
  askAgain,
  failure,
  onPassword,
  onDone,
}: SecureStepProps) {
  const { t, locale } = useText();
  const [fault, setFault] = useState<FieldFault | null>(null);
  const [shown, setShown] = useState(false);
  const [suggestion, setSuggestion] = useState<string | null>(null);
  const [suggestFailed, setSuggestFailed] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const refused = fieldSentenceOf(failure, 'password', t);
  const error = fault ? t(`fields.${fault}`) : refused;

  // A refused completion leads back here; typing clears the refusal, so the focus is never taken from a typist.
  useEffect(() => {
    if (refused) focusFirstError(form.current);
  }, [refused]);

  const length = passwordLength(password);
  const change = (value: string) => {
    onPassword(value);
    if (fault) setFault(null);
  };

  const suggest = async () => {
    setSuggestFailed(false);
    try {
      const passphrase = await suggestPassphrase(locale);
      setSuggestion(passphrase);
      setShown(true);
      change(passphrase);
    } catch {
      // The word list is a file of its own; without a connection it does not come.
      setSuggestFailed(true);
    }
  };

  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const found = faultOfPassword(password);
    setFault(found);
    if (found || refused) focusFirstError(form.current);
    else onDone();
  };

  return (
    <>
      <PageHeading position={position}>{t('secure.heading')}</PageHeading>
      {askAgain && <Notice tone="info">{t('secure.enterAgain')}</Notice>}
      <form ref={form} noValidate onSubmit={submit}>
        {/* For password managers: they keep the password under this address. */}
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
        <LengthLine length={length} />
        <Button kind="secondary" onClick={() => void suggest()}>
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
        <div className="actions">
          <Button type="submit">{t('steps.continue')}</Button>
          <Button kind="quiet" onClick={() => goToStep('about')}>
            {t('steps.back')}
          </Button>
        </div>
      </form>
    </>
  );
}

function LengthLine({ length }: { readonly length: number }) {
  const { t } = useText();
  const text =
    length > 128
      ? t('secure.lengthTooMuch', { length })
      : length >= 15
        ? t('secure.lengthEnough', { length })
        : t('secure.lengthSoFar', { length });
  return (
    <div className="length">
      <div
        className={length >= 15 && length <= 128 ? 'length-line enough' : 'length-line'}
        aria-hidden="true"
      >
        <span style={{ inlineSize: `${Math.min(100, (length / 15) * 100)}%` }} />
      </div>
      <p className="hint">{text}</p>
    </div>
  );
}
