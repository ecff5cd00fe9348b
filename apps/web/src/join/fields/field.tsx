import { type InputHTMLAttributes, type ReactNode, useId } from 'react';

export interface FieldProps {
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  /** Error message, shown under the field and linked to it for screen readers. */
  readonly error?: string | null | undefined;
}

type InputProps = Omit<InputHTMLAttributes<HTMLInputElement>, 'id' | 'className' | 'onChange' | 'value'>;

interface TextFieldProps extends FieldProps, InputProps {
  readonly value: string;
  readonly onValue: (value: string) => void;
  /** Content at the right end of the field, such as a show button. */
  readonly end?: ReactNode;
}

/** A labelled text input with its hint and its error. */
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

/** Links a control to its hint and its error, for screen readers. */
export function describedBy(
  id: string,
  hint: ReactNode,
  error: string | null | undefined,
): string | undefined {
  return [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined;
}

/** The hint of a field. */
export function Hint({ id, hint }: { readonly id: string; readonly hint: ReactNode }) {
  return hint ? (
    <p className="hint" id={`${id}-hint`}>
      {hint}
    </p>
  ) : null;
}

/** The error of a field, under it. */
export function FieldError({
  id,
  error,
}: {
  readonly id: string;
  readonly error: string | null | undefined;
}) {
  return error ? (
    <p className="error" id={`${id}-error`}>
      {error}
    </p>
  ) : null;
}

/**
 * Scrolls so that a field and its error are both visible. The browser scrolls only to the field: at 400 % zoom the
 * error would be below the window.
 */
export function showWithError(field: Element): void {
  if (field.getAttribute('aria-invalid') !== 'true') return;
  field.closest('.field, .checkbox')?.querySelector('.error')?.scrollIntoView({ block: 'nearest' });
  field.scrollIntoView({ block: 'nearest' });
}

/** Moves the focus to the first field with an error, once React has rendered it. */
export function focusFirstError(form: HTMLElement | null, frames = 10): void {
  requestAnimationFrame(() => {
    const field = form?.querySelector<HTMLElement>('[aria-invalid="true"]');
    if (field) {
      field.focus();
      // The field may have had the focus already, before its error was shown.
      showWithError(field);
    }
    // React may render the error some frames after the answer.
    else if (frames > 0) focusFirstError(form, frames - 1);
  });
}
