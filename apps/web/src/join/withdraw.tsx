import { request } from '../api/request.ts';
import { Button } from './button.tsx';
import { hasMovedOn } from './failure.ts';
import { goToStep } from './go-to-step.ts';
import { useSending } from './loading.ts';
import { FailureNotice, useMustWait } from './notice.tsx';
import { Page, PageHeading } from './page.tsx';
import { useText } from './text.ts';
import type { WalkProps } from './walk-props.ts';

/** "I did not ask for this": asks once more, then withdraws the registration. */
export function Withdraw({ token, registration, onChange, onReload, onLanguage }: WalkProps) {
  const { t } = useText();
  const { pending, failure, run } = useSending();
  const mustWait = useMustWait(failure);

  const withdraw = () =>
    run(async () => {
      try {
        await request('POST /public/registration/withdraw', { bearer: token });
        onChange({ ...registration, state: 'withdrawn' });
      } catch (fault) {
        if (hasMovedOn(fault)) return onReload();
        throw fault;
      }
    });

  return (
    <Page organization={registration.organization} title={t('withdraw.title')} onLanguage={onLanguage}>
      <PageHeading>{t('withdraw.heading')}</PageHeading>
      <p>
        <strong className="address">{registration.email}</strong>
      </p>
      <p>{t('withdraw.text')}</p>
      <FailureNotice failure={failure} />
      <div className="actions">
        <Button
          kind="danger"
          pending={pending}
          pendingText={t('withdraw.submitting')}
          waiting={mustWait}
          onClick={() => void withdraw()}
        >
          {t('withdraw.submit')}
        </Button>
        <Button kind="quiet" onClick={() => goToStep(null)}>
          {t('withdraw.keep')}
        </Button>
      </div>
    </Page>
  );
}
