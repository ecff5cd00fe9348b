import { request } from '../../api/request.ts';
import { ConfirmByChoice } from '../page/confirm-by-choice.tsx';
import { hasMovedOn } from '../page/failure.ts';
import { goToStep } from '../page/go-to-step.ts';
import { idempotent, useSending } from '../page/loading.ts';
import { Page, PageHeading } from '../page/page.tsx';
import { useText } from '../../i18n/text.ts';
import type { StepProps } from './step-props.ts';

/** "This was not me": asks for confirmation, then withdraws the registration and erases its address. */
export function Withdraw({ token, registration, onChange, onReload, onLanguage }: StepProps) {
  const { t } = useText();
  const sending = useSending();

  const withdraw = () =>
    void sending.run(async () => {
      try {
        await request('POST /public/registration/withdraw', { bearer: token });
        onChange({ ...registration, state: 'withdrawn' });
      } catch (fault) {
        if (!hasMovedOn(fault)) throw fault;
        await onReload();
      }
    }, idempotent);

  return (
    <Page organization={registration.organization} title={t('withdraw.title')} onLanguage={onLanguage}>
      <PageHeading>{t('withdraw.heading')}</PageHeading>
      <p>
        <strong className="address">{registration.email}</strong>
      </p>
      <p>{t('withdraw.text')}</p>
      <ConfirmByChoice
        yes={t('withdraw.yes')}
        keep={t('withdraw.keep')}
        submit={t('withdraw.submit')}
        submitting={t('withdraw.submitting')}
        sending={sending}
        onYes={withdraw}
        onKeep={() => goToStep(null)}
      />
    </Page>
  );
}
