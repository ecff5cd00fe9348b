import { type InputHTMLAttributes, type ReactNode, useId } from 'react';

interface FieldProps {
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  /** What is wrong; shown under the field and read with it. */
  readonly error?: string | null | undefined;
}

type InputProps = Omit<InputHTMLAttributes<HTMLInputElement>, 'id' | 'className' | 'onChange' | 'value'>;

interface TextFieldProps extends FieldProps, InputProps {
  readonly value: string;
  readonly onValue: (value: string) => void;
  /** Stands in the field's right end, such as a show button. */
  readonly end?: ReactNode;
}

/** A labelled line of text with its hint and its error. */
export function TextField({ label, hint, error, value, onValue, end, ...input }: TextFieldProps) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <Hint id={id} hint={hint} />
      <div className={end ? 'with-end' : undefined}>
        <input
          {...input}
          id={id}
          value={value}
          aria-invalid={error ? true : undefined}
          aria-describedby={describedBy(id, hint, error)}
          onChange={(event) => onValue(event.target.value)}
        />
        {end}
      </div>
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

/** Some labelled lines of text with their error. */
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

interface SelectFieldProps extends FieldProps {
  readonly name: string;
  readonly value: string;
  readonly onValue: (value: string) => void;
  readonly options: readonly { readonly value: string; readonly label: string; readonly lang?: string }[];
  readonly autoComplete?: string;
}

/** A labelled native list, which phones show full-screen and keyboards search by typing. */
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
  /** Below the label, outside of it: a link to what is accepted. */
  readonly children?: ReactNode;
}

/** A box to tick, with its label as target and its error. */
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

function describedBy(id: string, hint: ReactNode, error: string | null | undefined): string | undefined {
  return [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined;
}

function Hint({ id, hint }: { readonly id: string; readonly hint: ReactNode }) {
  return hint ? (
    <p className="hint" id={`${id}-hint`}>
      {hint}
    </p>
  ) : null;
}

function FieldError({ id, error }: { readonly id: string; readonly error: string | null | undefined }) {
  return error ? (
    <p className="error" id={`${id}-error`}>
      {error}
    </p>
  ) : null;
}

/**
 * Scrolls so that a field is seen with what is wrong in it. The browser scrolls for the field alone: at a zoom of 400 %
 * its error is then below the window.
 */
export function showWithError(field: Element): void {
  if (field.getAttribute('aria-invalid') !== 'true') return;
  field.closest('.field, .checkbox')?.querySelector('.error')?.scrollIntoView({ block: 'nearest' });
  field.scrollIntoView({ block: 'nearest' });
}

/** Puts the focus on the first field of a form that has an error, once it is shown. */
export function focusFirstError(form: HTMLElement | null, frames = 10): void {
  requestAnimationFrame(() => {
    const field = form?.querySelector<HTMLElement>('[aria-invalid="true"]');
    if (field) {
      field.focus();
      // The field may have had the focus before it had the error.
      showWithError(field);
    }
    // React may render an answer's error some frames later.
    else if (frames > 0) focusFirstError(form, frames - 1);
  });
}
