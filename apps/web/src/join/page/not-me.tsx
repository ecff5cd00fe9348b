import { Button } from './button.tsx';
import { goToStep } from './go-to-step.ts';
import { useText } from '../../i18n/text.ts';

/** A "This was not me" link for a person who did not request the mail. */
export function NotMe() {
  const { t } = useText();
  return (
    <Button kind="quiet" onClick={() => goToStep('withdraw')}>
      {t('you.notMe')}
    </Button>
  );
}
