import { useEffect, useState } from 'react';
import { AboutStep } from './about-step.tsx';
import { useLocation } from '../page/browser-history.ts';
import { Button } from '../page/button.tsx';
import { useCompletion } from './completion.ts';
import { faultOfPassword } from '../fields/fields.ts';
import { goToStep, isChange } from '../page/go-to-step.ts';
import { Skeleton } from '../page/notice.tsx';
import { Page } from '../page/page.tsx';
import { usePasskeys } from './passkeys.ts';
import { ReviewStep } from './review-step.tsx';
import { SecureStep } from './secure-step.tsx';
import { useText } from '../../i18n/text.ts';
import { type Step, stepsOf, stepToShow } from './steps.ts';
import type { StepProps } from './step-props.ts';

interface WizardProps extends StepProps {
  readonly password: string;
  readonly onPassword: (password: string) => void;
}

/**
 * The wizard for a new person. Shown once it is known whether the device can store a passkey, which decides the steps.
 */
export function Wizard(props: WizardProps) {
  const { t } = useText();
  const passkeys = usePasskeys();
  // No passkey in a rehearsal: the device would keep one for an account that never existed.
  if (passkeys !== null) return <Steps {...props} passkeys={passkeys && !props.registration.rehearsal} />;
  return (
    <Page
      organization={props.registration.organization}
      title={t('page.loading')}
      onLanguage={props.onLanguage}
    >
      <Skeleton />
    </Page>
  );
}

/** About you, a password where no passkey is used, review and consent. */
function Steps({ password, onPassword, passkeys, ...props }: WizardProps & { readonly passkeys: boolean }) {
  const { registration, onLanguage } = props;
  const { t } = useText();
  const location = useLocation();
  const completion = useCompletion(props);

  const asked = new URLSearchParams(location.search).get('step');
  const access = { password: faultOfPassword(password) === null, passkeys };
  const step = stepToShow(asked, registration, access);
  const way = stepsOf(step, access);
  const passwordLost = asked === 'review' && step === 'secure' && password === '';
  const [askAgain, setAskAgain] = useState(passwordLost);
  const changing = isChange(location.state);

  useEffect(() => {
    if (passwordLost) setAskAgain(true);
    if (asked !== step) goToStep(step, { replace: true });
  }, [asked, step, passwordLost]);

  const after = (done: Step) => {
    setAskAgain(false);
    const straight = changing && (access.password || registration.hasPasskey);
    goToStep(done === 'secure' || straight || passkeys ? 'review' : 'secure');
  };
  const at = way.indexOf(step);
  const position = t('steps.position', { step: at + 1, steps: way.length });

  return (
    <Page
      organization={registration.organization}
      title={`${t(`${step}.title`)} (${position})`}
      onLanguage={onLanguage}
    >
      <StepLine at={at} way={way} />
      {step === 'about' && (
        <AboutStep
          key="about"
          {...props}
          position={position}
          failure={completion.failure}
          onDone={() => after('about')}
        />
      )}
      {step === 'secure' && (
        <SecureStep
          key="secure"
          token={props.token}
          registration={registration}
          position={position}
          password={password}
          askAgain={askAgain}
          passkeyMissing={registration.rehearsal}
          failure={completion.failure}
          onPassword={(value) => {
            completion.clear();
            onPassword(value);
          }}
          onDone={() => after('secure')}
          beside={
            passkeys ? (
              <Button
                kind="quiet"
                onClick={() => {
                  onPassword('');
                  goToStep('review');
                }}
              >
                {t('passkey.insteadOfPassword')}
              </Button>
            ) : (
              <Button kind="quiet" onClick={() => goToStep('about')}>
                {t('steps.back')}
              </Button>
            )
          }
        />
      )}
      {step === 'review' && (
        <ReviewStep
          key="review"
          {...props}
          position={position}
          password={access.password ? password : null}
          passkeys={passkeys}
          completion={completion}
        />
      )}
    </Page>
  );
}

function StepLine({ at, way }: { readonly at: number; readonly way: readonly Step[] }) {
  return (
    <div className="step-line" aria-hidden="true">
      {way.map((step, index) => (
        <span key={step} className={index <= at ? 'reached' : undefined} />
      ))}
    </div>
  );
}
