import { useEffect, useState } from 'react';
import { AboutStep } from './about-step.tsx';
import { useLocation } from './browser-history.ts';
import { useCompletion } from './completion.ts';
import { faultOfPassword } from './fields.ts';
import { goToStep, isChange } from './go-to-step.ts';
import { Page } from './page.tsx';
import { ReviewStep } from './review-step.tsx';
import { SecureStep } from './secure-step.tsx';
import { useText } from './text.ts';
import { type Step, steps, stepToShow } from './walk.ts';
import type { WalkProps } from './walk-props.ts';

interface WizardProps extends WalkProps {
  readonly password: string;
  readonly onPassword: (password: string) => void;
}

/** The workflow for a new person: about you, secure your account, review and consent. */
export function Wizard({ password, onPassword, ...props }: WizardProps) {
  const { registration, onLanguage } = props;
  const { t } = useText();
  const location = useLocation();
  const completion = useCompletion(props);

  const asked = new URLSearchParams(location.search).get('step');
  const hasPassword = faultOfPassword(password) === null;
  const step = stepToShow(asked, registration, hasPassword);
  const passwordLost = asked === 'review' && step === 'secure' && password === '';
  const [askAgain, setAskAgain] = useState(passwordLost);
  const changing = isChange(location.state);

  useEffect(() => {
    if (passwordLost) setAskAgain(true);
    if (asked !== step) goToStep(step, { replace: true });
  }, [asked, step, passwordLost]);

  const after = (done: Step) => {
    setAskAgain(false);
    const next = changing && hasPassword ? 'review' : steps[steps.indexOf(done) + 1];
    if (next) goToStep(next);
  };
  const position = t('steps.position', { step: steps.indexOf(step) + 1, steps: steps.length });

  return (
    <Page
      organization={registration.organization}
      title={`${t(`${step}.title`)} (${position})`}
      onLanguage={onLanguage}
    >
      <StepLine at={steps.indexOf(step)} />
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
          registration={registration}
          position={position}
          password={password}
          askAgain={askAgain}
          failure={completion.failure}
          onPassword={(value) => {
            completion.clear();
            onPassword(value);
          }}
          onDone={() => after('secure')}
        />
      )}
      {step === 'review' && (
        <ReviewStep key="review" {...props} position={position} password={password} completion={completion} />
      )}
    </Page>
  );
}

function StepLine({ at }: { readonly at: number }) {
  return (
    <div className="step-line" aria-hidden="true">
      {steps.map((step, index) => (
        <span key={step} className={index <= at ? 'reached' : undefined} />
      ))}
    </div>
  );
}
