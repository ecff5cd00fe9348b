import { type ReactNode, type SubmitEvent, useRef, useState } from 'react';
import { request } from '../../api/request.ts';
import { navigate } from '../page/browser-history.ts';
import { Button } from '../page/button.tsx';
import { digitsOf, isWholeCode } from './code.ts';
import { codeOf, sentenceOf } from '../page/failure.ts';
import { focusFirstError, TextField } from '../fields/field.tsx';
import { useSending } from '../page/loading.ts';
import { FailureNotice, useMustWait } from '../page/notice.tsx';
import { useText } from '../../i18n/text.ts';

interface CodeFormProps {
  readonly waitingToken: string;
  /** Button for a new mail, shown when the code no longer works. */
  readonly newMail: ReactNode;
}

/** Form for the 6-digit code of the mail, which continues the registration on this device. */
export function CodeForm({ waitingToken, newMail }: CodeFormProps) {
  const { t } = useText();
  const [code, setCode] = useState('');
  const [short, setShort] = useState(false);
  const { pending, failure, run, clear } = useSending();
  const mustWait = useMustWait(failure);
  const form = useRef<HTMLFormElement>(null);
  const refused = codeOf(failure);
  const expired = refused === 'registration_code_expired';
  const ofCode = expired || refused === 'registration_code_wrong';
  const error = short ? t('fields.code_invalid') : ofCode && failure ? sentenceOf(failure, t) : null;

  const send = async (typed: string) => {
    if (pending || mustWait) return;
    setShort(!isWholeCode(typed));
    if (!isWholeCode(typed)) return focusFirstError(form.current);
    const entered = await run(async () => {
      await request('POST /public/waiting/code', { bearer: waitingToken, body: { code: typed } });
      // From now on the waiting token opens the registration as the personal link's token does.
      navigate(`/register#${waitingToken}`, { replace: true });
    });
    if (!entered) focusFirstError(form.current);
  };

  return (
    <form
      ref={form}
      className="code-form"
      noValidate
      onSubmit={(event: SubmitEvent) => {
        event.preventDefault();
        void send(code);
      }}
    >
      <TextField
        label={t('code.label')}
        hint={t('code.hint')}
        error={error}
        name="code"
        inputMode="numeric"
        autoComplete="one-time-code"
        autoCorrect="off"
        spellCheck={false}
        value={code}
        onValue={(typed) => {
          const digits = digitsOf(typed);
          setCode(digits);
          setShort(false);
          clear();
          if (isWholeCode(digits) && digits !== code) void send(digits);
        }}
      />
      {!error && <FailureNotice failure={failure} />}
      {expired && newMail}
      {/* Six digits are sent by themselves; the button repeats what failed, and serves whoever looks for one. */}
      {code !== '' && (
        <Button type="submit" pending={pending} pendingText={t('code.submitting')} mustWait={mustWait}>
          {t('code.submit')}
        </Button>
      )}
    </form>
  );
}
