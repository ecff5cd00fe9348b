import { useText } from '../../i18n/text.ts';
import { useChecking } from './start-registration.ts';

/** Says that the page solves a challenge. Always mounted, so that screen readers announce it. */
export function Checking() {
  const { t } = useText();
  const isChecking = useChecking();
  return (
    <p className="hint" role="status">
      {isChecking ? t('link.checking') : ''}
    </p>
  );
}
