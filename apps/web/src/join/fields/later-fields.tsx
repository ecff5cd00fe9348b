import { type ReactNode, useId } from 'react';
import { describedBy, FieldError, type FieldProps, Hint } from './field.tsx';

interface SelectFieldProps extends FieldProps {
  readonly name: string;
  readonly value: string;
  readonly onValue: (value: string) => void;
  readonly options: readonly { readonly value: string; readonly label: string; readonly lang?: string }[];
  readonly autoComplete?: string;
}

/** A labelled native select: phones show it full-screen, keyboards search it by typing. */
export function SelectField({
  label,
  hint,
  error,
  name,
  value,
  onValue,
  options,
  autoComplete,
}: SelectFieldProps) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <Hint id={id} hint={hint} />
      <select
        id={id}
        name={name}
        value={value}
        autoComplete={autoComplete}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(id, hint, error)}
        onChange={(event) => onValue(event.target.value)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value} lang={option.lang}>
            {option.label}
          </option>
        ))}
      </select>
      <FieldError id={id} error={error} />
    </div>
  );
}

interface CheckboxProps {
  readonly label: ReactNode;
  readonly name: string;
  readonly checked: boolean;
  readonly onChecked: (checked: boolean) => void;
  readonly required?: boolean;
  readonly error?: string | null | undefined;
  /** Content below the label and outside of it: a link to the text that is accepted. */
  readonly children?: ReactNode;
}

/** A checkbox, its label as the target, with its error. */
export function Checkbox({
  label,
  name,
  checked,
  onChecked,
  required = false,
  error,
  children,
}: CheckboxProps) {
  const id = useId();
  return (
    <div className="checkbox">
      <label htmlFor={id}>
        <input
          id={id}
          type="checkbox"
          name={name}
          checked={checked}
          aria-required={required || undefined}
          aria-invalid={error ? true : undefined}
          aria-describedby={describedBy(id, null, error)}
          onChange={(event) => onChecked(event.target.checked)}
        />
        <span>{label}</span>
      </label>
      {children && <div className="checkbox-more">{children}</div>}
      <FieldError id={id} error={error} />
    </div>
  );
}

interface TextAreaProps extends FieldProps {
  readonly name: string;
  readonly maxLength: number;
  readonly value: string;
  readonly onValue: (value: string) => void;
}

/** A labelled multi-line text input with its error. */
export function TextArea({ label, hint, error, onValue, ...area }: TextAreaProps) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <Hint id={id} hint={hint} />
      <textarea
        {...area}
        id={id}
        rows={4}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(id, hint, error)}
        onChange={(event) => onValue(event.target.value)}
      />
      <FieldError id={id} error={error} />
    </div>
  );
}
