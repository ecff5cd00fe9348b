import { type SubmitEvent, useRef, useState } from 'react';
import { Button } from './button.tsx';
import { SelectField } from '../fields/later-fields.tsx';
import { focusFirstError } from '../fields/field.tsx';
import { type Sending } from './loading.ts';
import { FailureNotice, useMustWait } from './notice.tsx';
import { useText } from '../../i18n/text.ts';

interface ConfirmByChoiceProps {
  /** Labels of the two answers, and of the button once the first is chosen. */
  readonly yes: string;
  readonly keep: string;
  readonly submit: string;
  readonly submitting: string;
  readonly sending: Sending;
  readonly onYes: () => void;
  readonly onKeep: () => void;
}

/**
 * Asks for confirmation before something ends. The answer is chosen from a list, because mail scanners press the
 * buttons of a page and that alone must end nothing.
 */
export function ConfirmByChoice({
  yes,
  keep,
  submit,
  submitting,
  sending,
  onYes,
  onKeep,
}: ConfirmByChoiceProps) {
  const { t } = useText();
  const [choice, setChoice] = useState('');
  const [missing, setMissing] = useState(false);
  const { pending, failure, clear } = sending;
  const mustWait = useMustWait(failure);
  const form = useRef<HTMLFormElement>(null);

  const answer = (event: SubmitEvent) => {
    event.preventDefault();
    if (pending || mustWait) return;
    setMissing(choice === '');
    if (choice === '') focusFirstError(form.current);
    else if (choice === 'keep') onKeep();
    else onYes();
  };

  return (
    <form ref={form} noValidate onSubmit={answer}>
      <SelectField
        name="choice"
        label={t('withdraw.question')}
        error={missing ? t('fields.required') : null}
        value={choice}
        options={[
          { value: '', label: t('withdraw.choose') },
          { value: 'yes', label: yes },
          { value: 'keep', label: keep },
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
          kind={choice === 'yes' ? 'danger' : 'primary'}
          pending={pending}
          pendingText={submitting}
          mustWait={mustWait}
        >
          {choice === 'yes' ? submit : t('withdraw.continue')}
        </Button>
      </div>
    </form>
  );
}
