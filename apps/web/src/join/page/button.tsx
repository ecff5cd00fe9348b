import type { MouseEvent, ReactNode } from 'react';

interface ButtonProps {
  readonly kind?: 'primary' | 'secondary' | 'quiet' | 'danger';
  readonly type?: 'button' | 'submit';
  readonly pending?: boolean;
  /** The label while pending. */
  readonly pendingText?: string;
  /** A countdown is running: the button keeps the focus but does nothing. */
  readonly mustWait?: boolean;
  readonly label?: string;
  readonly onClick?: () => void;
  readonly children: ReactNode;
}

/**
 * A button that shows its progress and cannot be pressed twice. While pending or counting down it keeps the focus
 * (`aria-disabled`, not `disabled`), so that keyboard users are not sent to the top of the page.
 */
export function Button({
  kind = 'primary',
  type = 'button',
  pending = false,
  pendingText,
  mustWait = false,
  label,
  onClick,
  children,
}: ButtonProps) {
  const idle = pending || mustWait;
  const press = (event: MouseEvent) => {
    if (idle) event.preventDefault();
    else onClick?.();
  };
  return (
    <button
      type={type}
      className={`button ${kind}`}
      aria-disabled={idle || undefined}
      aria-busy={pending || undefined}
      aria-label={label}
      onClick={press}
    >
      {pending && <span className="spinner" aria-hidden="true" />}
      <span>{pending && pendingText ? pendingText : children}</span>
    </button>
  );
}

/** A link that looks like a button. */
export function LinkButton({
  kind = 'primary',
  href,
  outside = false,
  children,
}: {
  readonly kind?: 'primary' | 'secondary' | 'quiet';
  readonly href: string;
  /** Opens in a new tab, so that this page stays. */
  readonly outside?: boolean;
  readonly children: ReactNode;
}) {
  return (
    <a
      className={`button ${kind}`}
      href={href}
      {...(outside ? { target: '_blank', rel: 'noopener noreferrer' } : {})}
    >
      <span>{children}</span>
    </a>
  );
}
