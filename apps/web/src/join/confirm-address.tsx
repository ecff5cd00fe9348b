import { request } from '../api/request.ts';
import { Button } from './button.tsx';
import { hasMovedOn } from './failure.ts';
import { useSending } from './loading.ts';
import { NotMe } from './not-me.tsx';
import { FailureNotice, useMustWait } from './notice.tsx';
import { Page, PageHeading } from './page.tsx';
import { useText } from './text.ts';
import type { WalkProps } from './walk-props.ts';

/** The first page of the personal link: the press of its button proves the mailbox, never the loading of the page. */
export function ConfirmAddress({ token, registration, onChange, onReload }: WalkProps) {
  const { t } = useText();
  const { pending, failure, run } = useSending();
  const mustWait = useMustWait(failure);
  const { organization } = registration;

  const verify = () =>
    run(async () => {
      try {
        onChange(await request('POST /public/registration/verify', { bearer: token }));
      } catch (fault) {
        if (hasMovedOn(fault)) return onReload();
        throw fault;
      }
    });

  return (
    <Page organization={organization} title={t('confirm.title')}>
      <PageHeading>{t('confirm.heading', { organization: organization.name })}</PageHeading>
      {registration.welcomeText && <p className="welcome-text">{registration.welcomeText}</p>}
      <p>
        {t('confirm.text')} <strong className="address">{registration.email}</strong>
      </p>
      <p className="dim">{t('confirm.next')}</p>
      <FailureNotice failure={failure} />
      <div className="actions">
        <Button
          pending={pending}
          pendingText={t('confirm.submitting')}
          waiting={mustWait}
          onClick={() => void verify()}
        >
          {t('confirm.submit')}
        </Button>
        <NotMe />
      </div>
    </Page>
  );
}
