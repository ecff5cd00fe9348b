import { useCompletion } from './completion.ts';
import { ConsentForm } from './consent-form.tsx';
import { NotMe } from '../page/not-me.tsx';
import { Page, PageHeading } from '../page/page.tsx';
import { useText } from '../../i18n/text.ts';
import type { StepProps } from './step-props.ts';
import { WhatHappens } from './what-happens.tsx';

/** For a signed-in account owner: what joining adds, then the consent. */
export function JoinWithAccount(props: StepProps) {
  const { token, registration, onLanguage } = props;
  const { t } = useText();
  const completion = useCompletion(props);
  const organization = registration.organization.name;
  return (
    <Page
      organization={registration.organization}
      title={t('existing.joinTitle', { organization })}
      onLanguage={onLanguage}
    >
      <PageHeading>{t('existing.joinHeading', { organization })}</PageHeading>
      <p>
        {t('existing.joinText')} <strong className="address">{registration.email}</strong>
      </p>
      <WhatHappens registration={registration} heading={t('existing.adds')} newAccount={false} />
      <ConsentForm
        token={token}
        registration={registration}
        completion={completion}
        password={null}
        submit={t(registration.requiresApproval ? 'existing.ask' : 'existing.join', { organization })}
        submitting={t(registration.requiresApproval ? 'review.submittingWaiting' : 'existing.joining')}
        beside={<NotMe />}
      />
    </Page>
  );
}
