import { type SubmitEvent, useRef, useState } from 'react';
import { request } from '../api/request.ts';
import { Button } from './button.tsx';
import { hasMovedOn } from './failure.ts';
import { focusFirstError, SelectField } from './field.tsx';
import { goToStep } from './go-to-step.ts';
import { useSending } from './loading.ts';
import { FailureNotice, useMustWait } from './notice.tsx';
import { Page, PageHeading } from './page.tsx';
import { useText } from './text.ts';
import type { WalkProps } from './walk-props.ts';

/**
 * "This was not me": asks once more, then the registration is withdrawn and its address forgotten. The answer is chosen
 * from a list: mail scanners press the buttons of a page, and that alone must not end somebody's registration.
 */
export function Withdraw({ token, registration, onChange, onReload, onLanguage }: WalkProps) {
  const { t } = useText();
  const [choice, setChoice] = useState('');
  const [missing, setMissing] = useState(false);
  const { pending, failure, run, clear } = useSending();
  const mustWait = useMustWait(failure);
  const form = useRef<HTMLFormElement>(null);

  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (pending || mustWait) return;
    setMissing(choice === '');
    if (choice === '') return focusFirstError(form.current);
    if (choice === 'keep') return goToStep(null);
    void run(async () => {
      try {
        await request('POST /public/registration/withdraw', { bearer: token });
        onChange({ ...registration, state: 'withdrawn' });
      } catch (fault) {
        if (!hasMovedOn(fault)) throw fault;
        await onReload();
      }
    });
  };

  return (
    <Page organization={registration.organization} title={t('withdraw.title')} onLanguage={onLanguage}>
      <PageHeading>{t('withdraw.heading')}</PageHeading>
      <p>
        <strong className="address">{registration.email}</strong>
      </p>
      <p>{t('withdraw.text')}</p>
      <form ref={form} noValidate onSubmit={submit}>
        <SelectField
          name="choice"
          label={t('withdraw.question')}
          error={missing ? t('fields.required') : null}
          value={choice}
          options={[
            { value: '', label: t('withdraw.choose') },
            { value: 'withdraw', label: t('withdraw.yes') },
            { value: 'keep', label: t('withdraw.keep') },
          ]}
          onValue={(value) => {
            setChoice(value);
            setMissing(false);
            clear();
          }}
        />
        <FailureNotice failure={failure} />
        <div className="actions">
          <Button
            type="submit"
            kind={choice === 'withdraw' ? 'danger' : 'primary'}
            pending={pending}
            pendingText={t('withdraw.submitting')}
            waiting={mustWait}
          >
            {choice === 'withdraw' ? t('withdraw.submit') : t('steps.continue')}
          </Button>
        </div>
      </form>
    </Page>
  );
}
