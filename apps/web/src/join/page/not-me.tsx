import { Button } from './button.tsx';
import { goToStep } from './go-to-step.ts';
import { useText } from './text.ts';

/** The quiet way out for somebody who did not ask for the mail. */
export function NotMe() {
  const { t } = useText();
  return (
    <Button kind="quiet" onClick={() => goToStep('withdraw')}>
      {t('confirm.notMe')}
    </Button>
  );
}
