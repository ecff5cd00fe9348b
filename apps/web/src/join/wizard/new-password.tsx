import type { Registration } from '@casedoor/contracts';
import { useEffect, useState } from 'react';
import { Button } from '../page/button.tsx';
import { passwordLength } from '../fields/fields.ts';
import { useSlow } from '../page/loading.ts';
import { Notice } from '../page/notice.tsx';
import { suggestPassphrase } from './passphrase.ts';
import { PasswordField } from '../fields/password-field.tsx';
import { type Strength, strengthOf } from './strength.ts';
import { useText } from '../../i18n/text.ts';

interface NewPasswordProps {
  readonly registration: Registration;
  /** The names as they are typed: a password made of them is weak. */
  readonly names: readonly string[];
  readonly password: string;
  readonly error: string | null;
  readonly onPassword: (password: string) => void;
}

/** A new password, or the passphrase that we suggest. */
export function NewPassword({ registration, names, password, error, onPassword }: NewPasswordProps) {
  const { t, locale } = useText();
  const [shown, setShown] = useState(false);
  const [suggestion, setSuggestion] = useState<string | null>(null);
  const [suggestFailed, setSuggestFailed] = useState(false);
  const [suggesting, setSuggesting] = useState(false);
  const slow = useSlow(suggesting);
  const known = [...names, registration.email, registration.organization.name];

  const suggest = async () => {
    setSuggestFailed(false);
    setSuggesting(true);
    try {
      const passphrase = await suggestPassphrase(locale);
      setSuggestion(passphrase);
      setShown(true);
      onPassword(passphrase);
    } catch {
      // The word list is a lazy-loaded file: without a connection it fails to load.
      setSuggestFailed(true);
    } finally {
      setSuggesting(false);
    }
  };

  return (
    <div className="new-password">
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
      <PasswordField
        label={t('secure.password')}
        name="new-password"
        autoComplete="new-password"
        hint={t('secure.lengthHint')}
        error={error}
        value={password}
        onValue={onPassword}
        shown={shown}
        onShown={setShown}
      />
      {!error && password !== '' && (
        <StrengthLine length={passwordLength(password)} strength={strengthOf(password, known)} />
      )}
      <Button kind="quiet" pending={slow} pendingText={t('waiting.changing')} onClick={() => void suggest()}>
        {suggestion === null ? t('secure.suggest') : t('secure.suggestAgain')}
      </Button>
      <div aria-live="polite">
        {suggestion !== null && suggestion === password && <p className="hint">{t('secure.suggested')}</p>}
        {suggestFailed && <Notice tone="wait">{t('secure.suggestFailed')}</Notice>}
      </div>
    </div>
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
