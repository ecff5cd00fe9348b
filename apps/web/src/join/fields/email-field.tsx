import { type ReactNode, useEffect, useRef, useState } from 'react';
import { TextField } from './field.tsx';
import { useText } from '../../i18n/text.ts';

const typingPause = 600;

interface EmailFieldProps {
  readonly label: string;
  readonly hint?: ReactNode;
  readonly error: string | null;
  readonly value: string;
  readonly onValue: (value: string) => void;
  readonly onFocus?: () => void;
  /** Takes the focus and selects its text, because the person came back to change the address. */
  readonly selected?: boolean;
}

/** The e-mail field, with a hint where the domain looks mistyped. The hint never blocks the form. */
export function EmailField({ selected = false, value, onValue, ...field }: EmailFieldProps) {
  const { t } = useText();
  const place = useRef<HTMLDivElement>(null);
  const meant = useMeant(value);
  const input = () => place.current?.querySelector<HTMLInputElement>('input');

  useEffect(() => {
    if (selected) input()?.select();
  }, [selected]);

  return (
    <div ref={place} className="with-hint">
      <TextField
        {...field}
        type="email"
        name="email"
        autoComplete="email"
        inputMode="email"
        autoCapitalize="none"
        spellCheck={false}
        required
        value={value}
        onValue={onValue}
      />
      <div aria-live="polite">
        {meant && (
          <p className="typo-hint">
            {t('email.didYouMean')}{' '}
            <button
              type="button"
              className="link-button"
              onClick={() => {
                onValue(meant);
                input()?.focus();
              }}
            >
              {meant}
            </button>
            {t('email.questionMark')}
          </p>
        )}
      </div>
    </div>
  );
}

/** The suggested address, debounced: nobody is corrected in the middle of a word. */
function useMeant(value: string): string | null {
  const [hint, setHint] = useState<{ readonly typed: string; readonly meant: string | null } | null>(null);
  useEffect(() => {
    if (value === '') return undefined;
    const timer = setTimeout(() => {
      // Loaded once somebody types. Without it there is no hint, and nothing else is missing.
      import('./typo-hint.ts').then(
        ({ probablyMeant }) => setHint({ typed: value, meant: probablyMeant(value) }),
        () => setHint(null),
      );
    }, typingPause);
    return () => clearTimeout(timer);
  }, [value]);
  return hint?.typed === value ? hint.meant : null;
}
