import { navigate } from './browser-history.ts';

/** Navigates to a step of the wizard. The token stays in the fragment. */
export function goToStep(step: string | null, options: { replace?: boolean; state?: unknown } = {}): void {
  const { pathname, search, hash } = window.location;
  const query = new URLSearchParams(search);
  if (step === null) query.delete('step');
  else query.set('step', step);
  const asked = query.toString();
  navigate(`${pathname}${asked === '' ? '' : `?${asked}`}${hash}`, options);
}

const changeState = { change: true };

/** Opens a step from a "change" link: its button returns to the review. */
export function changeStep(step: string): void {
  goToStep(step, { state: changeState });
}

/** Whether the step that is shown was opened by a "change" link. */
export function isChange(state: unknown): boolean {
  return typeof state === 'object' && state !== null && 'change' in state;
}
