import { type ReactNode, useState } from 'react';
import { TextField } from './field.tsx';
import { useText } from '../../i18n/text.ts';

interface PasswordFieldProps {
  readonly label: string;
  readonly name: string;
  readonly autoComplete: 'new-password' | 'current-password';
  readonly value: string;
  readonly onValue: (value: string) => void;
  readonly hint?: ReactNode;
  readonly error?: string | null;
  /** Shows the password until the person hides it, such as a suggested passphrase. */
  readonly shown?: boolean;
  readonly onShown?: (shown: boolean) => void;
}

/** A password field with a button to show it. Pasting and password managers work. */
export function PasswordField({ shown, onShown, ...field }: PasswordFieldProps) {
  const { t } = useText();
  const [own, setOwn] = useState(false);
  const visible = shown ?? own;
  return (
    <TextField
      {...field}
      type={visible ? 'text' : 'password'}
      autoCapitalize="none"
      autoCorrect="off"
      spellCheck={false}
      maxLength={1000}
      required
      end={
        <button
          type="button"
          className="field-button"
          aria-label={visible ? t('secure.hidePassword') : t('secure.showPassword')}
          onClick={() => (onShown ?? setOwn)(!visible)}
        >
          {visible ? t('secure.hide') : t('secure.show')}
        </button>
      }
    />
  );
}
