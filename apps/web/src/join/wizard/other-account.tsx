import { request } from '../../api/request.ts';
import { Button } from '../page/button.tsx';
import { idempotent, useSending } from '../page/loading.ts';
import { NotMe } from '../page/not-me.tsx';
import { FailureNotice, useMustWait } from '../page/notice.tsx';
import { Page, PageHeading } from '../page/page.tsx';
import { useText } from '../../i18n/text.ts';
import type { StepProps } from './step-props.ts';

/** For a person signed in with another address than the verified one: asks which account to use. */
export function OtherAccount({ registration, onReload, onLanguage }: StepProps) {
  const { t } = useText();
  const { pending, failure, run } = useSending();
  const mustWait = useMustWait(failure);

  const change = () =>
    run(async () => {
      await request('DELETE /session');
      await onReload();
    }, idempotent);

  return (
    <Page organization={registration.organization} title={t('existing.otherTitle')} onLanguage={onLanguage}>
      <PageHeading>{t('existing.otherHeading')}</PageHeading>
      <p>
        {t('existing.otherSignedIn')} <strong className="address">{registration.signedInAs}</strong>
      </p>
      <p>
        {t('existing.otherInvited')} <strong className="address">{registration.email}</strong>
      </p>
      <p>{t('existing.otherText')}</p>
      <FailureNotice failure={failure} />
      <div className="actions">
        <Button
          pending={pending}
          pendingText={t('existing.switching')}
          mustWait={mustWait}
          onClick={() => void change()}
        >
          {t('existing.switch')}
        </Button>
        <NotMe />
      </div>
    </Page>
  );
}
