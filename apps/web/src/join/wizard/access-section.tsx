import { Button } from '../page/button.tsx';
import { changeStep } from '../page/go-to-step.ts';
import type { Sending } from '../page/loading.ts';
import { FailureNotice } from '../page/notice.tsx';
import type { PasskeyTrouble } from './passkeys.ts';
import { useText } from '../../i18n/text.ts';

interface AccessSectionProps {
  /** A password is chosen. */
  readonly password: boolean;
  /** A passkey was created and is kept for the completion. */
  readonly hasPasskey: boolean;
  /** The device can create one. */
  readonly passkeys: boolean;
  readonly trouble: PasskeyTrouble | null;
  readonly another: Sending;
  readonly onAnother: () => void;
}

/** How the person will sign in: what was chosen, or what a passkey is before its button is pressed. */
export function AccessSection({
  password,
  hasPasskey,
  passkeys,
  trouble,
  another,
  onAnother,
}: AccessSectionProps) {
  const { t } = useText();
  return (
    <section className="entered" aria-labelledby="access">
      <h2 id="access">{t('secure.heading')}</h2>
      {hasPasskey && !password && <p className="done">{t('passkey.saved')}</p>}
      {password && <p className="done">{t('review.passwordChosen')}</p>}
      {!password && !hasPasskey && <p>{t('passkey.what')}</p>}
      {hasPasskey && !password && trouble === null && <FailureNotice failure={another.failure} />}
      {hasPasskey && !password && passkeys && (
        <Button kind="quiet" pending={another.pending} pendingText={t('passkey.asking')} onClick={onAnother}>
          {t('passkey.another')}
        </Button>
      )}
      {(hasPasskey || password) && (
        <Button kind="quiet" onClick={() => changeStep('secure')}>
          {password ? t('review.changePassword') : t('passkey.passwordInstead')}
        </Button>
      )}
    </section>
  );
}
