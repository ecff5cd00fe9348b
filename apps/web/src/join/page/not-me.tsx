import { Button } from './button.tsx';
import { goToStep } from './go-to-step.ts';
import { useText } from '../../i18n/text.ts';

/** The quiet way out for somebody who did not ask for the mail. */
export function NotMe() {
  const { t } = useText();
  return (
    <Button kind="quiet" onClick={() => goToStep('withdraw')}>
      {t('confirm.notMe')}
    </Button>
  );
}
