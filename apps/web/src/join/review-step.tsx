import { Button } from './button.tsx';
import type { Completion } from './completion.ts';
import { ConsentForm } from './consent-form.tsx';
import { changeStep, goToStep } from './go-to-step.ts';
import { PageHeading } from './page.tsx';
import { useText } from './text.ts';
import { nameOfTimeZone } from './time-zones.ts';
import type { WalkProps } from './walk-props.ts';
import { WhatHappens } from './what-happens.tsx';

interface ReviewStepProps extends WalkProps {
  readonly position: string;
  readonly password: string;
  readonly completion: Completion;
}

/** Step three: what was entered, the consent, what will happen. */
export function ReviewStep({ token, registration, position, password, completion }: ReviewStepProps) {
  const { t, locale } = useText();
  const { answers, email } = registration;
  const entered: readonly (readonly [string, string])[] = [
    [t('review.name'), `${answers.firstName ?? ''} ${answers.lastName ?? ''}`],
    [t('review.email'), email],
    [t('review.phone'), answers.phone ?? t('review.noPhone')],
    [t('review.language'), locale === 'fr' ? 'Français' : 'English'],
    [t('review.timeZone'), nameOfTimeZone(answers.timeZone ?? '')],
  ];

  return (
    <>
      <PageHeading position={position}>{t('review.heading')}</PageHeading>
      <section className="entered" aria-labelledby="entered">
        <h2 id="entered">{t('review.entered')}</h2>
        <dl>
          {entered.map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        <Button kind="quiet" onClick={() => changeStep('about')}>
          {t('review.changeAbout')}
        </Button>
        <dl>
          <div>
            <dt>{t('review.password')}</dt>
            <dd>{t('review.passwordSet')}</dd>
          </div>
        </dl>
        <Button kind="quiet" onClick={() => changeStep('secure')}>
          {t('review.changePassword')}
        </Button>
      </section>
      <ConsentForm
        token={token}
        registration={registration}
        completion={completion}
        password={password}
        submit={t('review.submit')}
        submitting={t('review.submitting')}
        beside={
          <Button kind="quiet" onClick={() => goToStep('secure')}>
            {t('steps.back')}
          </Button>
        }
      >
        <WhatHappens registration={registration} heading={t('review.happens')} newAccount />
      </ConsentForm>
    </>
  );
}
