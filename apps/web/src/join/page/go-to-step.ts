import { navigate } from './browser-history.ts';

/** Opens the page that withdraws the registration, or returns from it (null). The token stays in the fragment. */
export function goToStep(step: 'withdraw' | null): void {
  const { pathname, search, hash } = window.location;
  const query = new URLSearchParams(search);
  if (step === null) query.delete('step');
  else query.set('step', step);
  const asked = query.toString();
  navigate(`${pathname}${asked === '' ? '' : `?${asked}`}${hash}`);
}
