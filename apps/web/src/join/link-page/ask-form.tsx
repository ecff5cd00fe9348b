import { cleanEmail } from '@casedoor/contracts/clean-contact';
import { type SubmitEvent, useEffect, useRef, useState } from 'react';
import { request } from '../../api/request.ts';
import { Button } from '../page/button.tsx';
import { useSpokenName } from '../page/discretion.tsx';
import { EmailField } from '../fields/email-field.tsx';
import { fieldSentenceOf } from '../page/failure.ts';
import { focusFirstError, TextField } from '../fields/field.tsx';
import { TextArea } from '../fields/later-fields.tsx';
import { type FieldFault, faultOfEmail } from '../fields/fields.ts';
import { spokenLanguage } from '../page/language.ts';
import { useSending } from '../page/loading.ts';
import { FailureNotice, useMustWait } from '../page/notice.tsx';
import { remember, remembered } from '../page/tab-memory.ts';
import { useText } from '../../i18n/text.ts';

interface AskFormProps {
  readonly organization: { readonly name: string };
  readonly linkToken: string;
}

/** At a closed link: sends a sign-up request to the organization. Everybody gets the same answer. */
export function AskForm({ organization, linkToken }: AskFormProps) {
  const { t } = useText();
  const [values, setValues] = useState({ email: remembered('email') ?? '', name: '', message: '' });
  const [fault, setFault] = useState<FieldFault | null>(null);
  const [sentFrom, setSentFrom] = useState<string | null>(null);
  const { pending, failure, run, clear } = useSending();
  const mustWait = useMustWait(failure);
  const form = useRef<HTMLFormElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const name = useSpokenName(organization.name);
  const errorOf = (path: 'email' | 'name' | 'message') =>
    path === 'email' && fault ? t(`fields.${fault}`) : fieldSentenceOf(failure, path, t);
  const anyError = (['email', 'name', 'message'] as const).some((path) => errorOf(path));

  // The button that opened the form is gone, and so is the form once it was sent: move the focus to the heading.
  useEffect(() => heading.current?.focus(), [sentFrom]);

  const change = (path: keyof typeof values) => (value: string) => {
    setValues({ ...values, [path]: value });
    if (path === 'email') {
      remember('email', value);
      setFault(null);
    }
    clear();
  };

  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (pending || mustWait) return;
    const found = faultOfEmail(values.email);
    setFault(found);
    if (found !== null) return focusFirstError(form.current);
    const email = cleanEmail(values.email);
    const trimmed = { name: values.name.trim(), message: values.message.trim() };
    const sent = await run(async () => {
      await request('POST /public/signup-links/{token}/requests', {
        params: { token: linkToken },
        body: {
          email,
          locale: spokenLanguage(),
          ...(trimmed.name ? { name: trimmed.name } : {}),
          ...(trimmed.message ? { message: trimmed.message } : {}),
        },
      });
      setSentFrom(email);
    });
    if (!sent) focusFirstError(form.current);
  };

  if (sentFrom !== null) {
    return (
      <section role="status">
        <h2 ref={heading} tabIndex={-1}>
          {t('ask.sentHeading')}
        </h2>
        <p>
          {t('ask.sentText', { organization: name })} <strong className="address">{sentFrom}</strong>
        </p>
      </section>
    );
  }
  return (
    <form ref={form} noValidate onSubmit={(event) => void submit(event)}>
      <h2 ref={heading} tabIndex={-1}>
        {t('ask.heading', { organization: name })}
      </h2>
      <p className="dim">{t('ask.text')}</p>
      <EmailField
        label={t('link.email')}
        error={errorOf('email')}
        value={values.email}
        onValue={change('email')}
      />
      <TextField
        label={
          <>
            {t('ask.name')} <span className="optional">{t('you.optional')}</span>
          </>
        }
        name="name"
        autoComplete="name"
        maxLength={200}
        error={errorOf('name')}
        value={values.name}
        onValue={change('name')}
      />
      <TextArea
        label={
          <>
            {t('ask.message')} <span className="optional">{t('you.optional')}</span>
          </>
        }
        name="message"
        maxLength={1000}
        error={errorOf('message')}
        value={values.message}
        onValue={change('message')}
      />
      {!anyError && <FailureNotice failure={failure} />}
      <Button type="submit" pending={pending} pendingText={t('link.submitting')} mustWait={mustWait}>
        {t('ask.submit')}
      </Button>
    </form>
  );
}
