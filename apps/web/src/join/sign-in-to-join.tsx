import { type SubmitEvent, useRef, useState } from 'react';
import { request } from '../api/request.ts';
import { Button } from './button.tsx';
import { codeOf, sentenceOf } from './failure.ts';
import { focusFirstError, TextField } from './field.tsx';
import { useSending } from './loading.ts';
import { OutsideLink } from './next-step.tsx';
import { NotMe } from './not-me.tsx';
import { FailureNotice, useMustWait } from './notice.tsx';
import { Page, PageHeading } from './page.tsx';
import { PasswordField } from './password-field.tsx';
import { useText } from './text.ts';
import type { WalkProps } from './walk-props.ts';

/** The proved address has an account: its owner signs in, and nothing is joined by that. */
export function SignInToJoin({ registration, onReload, onLanguage }: WalkProps) {
  const { t } = useText();
  const [password, setPassword] = useState('');
  const [missing, setMissing] = useState(false);
  const { pending, failure, run, clear } = useSending();
  const mustWait = useMustWait(failure);
  const form = useRef<HTMLFormElement>(null);
  const { organization, email } = registration;
  const refused = codeOf(failure) === 'session_credentials_wrong' && failure !== null;
  const error = missing ? t('fields.required') : refused ? sentenceOf(failure, t) : null;

  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (pending || mustWait) return;
    setMissing(password === '');
    if (password === '') {
      clear();
      focusFirstError(form.current);
      return;
    }
    const done = await run(async () => {
      await request('POST /session', { body: { email, password } });
      await onReload();
    });
    if (!done) focusFirstError(form.current);
  };

  return (
    <Page organization={organization} title={t('existing.signInTitle')} onLanguage={onLanguage}>
      <PageHeading>{t('existing.signInHeading')}</PageHeading>
      <p>{t('existing.signInText', { organization: organization.name })}</p>
      <form ref={form} noValidate onSubmit={(event) => void submit(event)}>
        <TextField
          label={t('existing.email')}
          type="email"
          name="username"
          autoComplete="username"
          readOnly
          value={email}
          onValue={() => undefined}
        />
        <PasswordField
          label={t('existing.password')}
          name="password"
          autoComplete="current-password"
          error={error}
          value={password}
          onValue={(value) => {
            setPassword(value);
            setMissing(false);
            if (refused) clear();
          }}
        />
        <div className="after-field">
          <OutsideLink href="/password-reset">{t('existing.forgot')}</OutsideLink>
          <p className="hint">{t('existing.forgotHint')}</p>
        </div>
        {!error && <FailureNotice failure={failure} />}
        <div className="actions">
          <Button type="submit" pending={pending} pendingText={t('existing.submitting')} waiting={mustWait}>
            {t('existing.submit')}
          </Button>
          <NotMe />
        </div>
      </form>
    </Page>
  );
}
