import { fullName } from '@casedoor/contracts/person-name';
import type { RequestOf, savePasskey } from '@casedoor/contracts';
import { useState } from 'react';
import { createPasskey } from '../../api/passkey.ts';
import { request } from '../../api/request.ts';
import { AccessSection } from './access-section.tsx';
import { Button } from '../page/button.tsx';
import type { Completion } from './completion.ts';
import { ConsentForm } from './consent-form.tsx';
import { changeStep, goToStep } from '../page/go-to-step.ts';
import { useSending } from '../page/loading.ts';
import { PageHeading } from '../page/page.tsx';
import { type PasskeyTrouble, troubleOf } from './passkeys.ts';
import { useText } from '../../i18n/text.ts';
import { placeOfTimeZone } from '../../i18n/time-zone-names.ts';
import type { StepProps } from './step-props.ts';
import { WhatHappens } from './what-happens.tsx';

interface ReviewStepProps extends StepProps {
  readonly position: string;
  /** Null where none is chosen: then a passkey was created, or the button creates one. */
  readonly password: string | null;
  readonly passkeys: boolean;
  readonly completion: Completion;
}

type PasskeyAnswer = RequestOf<typeof savePasskey>['body'];

/** The last step: the answers, how the person will sign in, the consent, what will happen. */
export function ReviewStep({
  token,
  registration,
  position,
  password,
  passkeys,
  completion,
  onChange,
}: ReviewStepProps) {
  const { t } = useText();
  const [trouble, setTrouble] = useState<PasskeyTrouble | null>(null);
  const another = useSending();
  const makesPasskey = password === null && !registration.hasPasskey;

  const makePasskey = async () => {
    setTrouble(null);
    try {
      const options = await request('POST /public/registration/passkey-options', { bearer: token });
      const answer = (await createPasskey(options)) as PasskeyAnswer;
      onChange(await request('POST /public/registration/passkey', { bearer: token, body: answer }));
      return true;
    } catch (fault) {
      setTrouble(troubleOf(fault));
      return false;
    }
  };
  const makeAnother = () => void another.run(async () => void (await makePasskey()));

  return (
    <>
      <PageHeading position={position}>{t('review.heading')}</PageHeading>
      <Entered registration={registration} />
      <AccessSection
        password={password !== null}
        hasPasskey={registration.hasPasskey}
        passkeys={passkeys}
        trouble={trouble}
        another={another}
        onAnother={makeAnother}
      />
      <ConsentForm
        token={token}
        registration={registration}
        completion={completion}
        password={password}
        prepare={makesPasskey ? makePasskey : undefined}
        submit={
          registration.requiresApproval
            ? t(makesPasskey ? 'passkey.createAndSend' : 'review.submitWaiting')
            : t(makesPasskey ? 'passkey.createAndFinish' : 'review.submit')
        }
        submitting={
          makesPasskey
            ? t('passkey.asking')
            : t(registration.requiresApproval ? 'review.submittingWaiting' : 'review.submitting')
        }
        beside={
          makesPasskey ? (
            <Button kind="secondary" onClick={() => goToStep('secure')}>
              {t('passkey.passwordInstead')}
            </Button>
          ) : (
            <Button kind="quiet" onClick={() => goToStep(password === null ? 'about' : 'secure')}>
              {t('steps.back')}
            </Button>
          )
        }
      >
        <WhatHappens registration={registration} heading={t('review.happens')} newAccount />
        {trouble && (
          <p className="notice info" role="alert">
            {t(`passkey.${trouble}`)}
          </p>
        )}
      </ConsentForm>
    </>
  );
}

function Entered({ registration: { answers, email } }: Pick<StepProps, 'registration'>) {
  const { t, locale } = useText();
  const entered: readonly (readonly [string, string])[] = [
    [t('review.name'), fullName(answers)],
    [t('review.email'), email],
    ...(answers.phone ? [[t('review.phone'), answers.phone] as const] : []),
    [t('review.language'), locale === 'fr' ? 'Français' : 'English'],
    [t('review.timeZone'), placeOfTimeZone(answers.timeZone ?? '', locale)],
  ];
  return (
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
    </section>
  );
}
