import type { Registration } from '@casedoor/contracts';
import { type SubmitEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { request } from '../../api/request.ts';
import { Button } from '../page/button.tsx';
import type { Completion, Prepare } from './completion.ts';
import { failureOf } from '../page/failure.ts';
import { Checkbox, focusFirstError } from '../fields/field.tsx';
import { OutsideLink } from '../page/next-step.tsx';
import { FailureNotice, Notice, useMustWait } from '../page/notice.tsx';
import { useText } from '../../i18n/text.ts';

interface ConsentFormProps {
  readonly token: string;
  readonly registration: Registration;
  readonly completion: Completion;
  /** Null where the person already has an account, or a passkey. */
  readonly password: string | null;
  /** Runs between the consent and the completion. */
  readonly prepare?: Prepare | undefined;
  readonly submit: string;
  readonly submitting: string;
  /** Content between the consent and the button: what will happen. */
  readonly children?: ReactNode;
  /** Content beside the button. */
  readonly beside: ReactNode;
}

/** The organization's consent boxes, what will happen, and the button that completes the registration. */
export function ConsentForm({
  token,
  registration,
  completion,
  password,
  prepare,
  submit,
  submitting,
  children,
  beside,
}: ConsentFormProps) {
  const { t } = useText();
  const { organization } = registration;
  // Terms without an address cannot be read, so they are not asked for: the API applies the same rule.
  const termsVersion = organization.termsUrl === null ? null : organization.termsVersion;
  const privacyVersion = organization.privacyUrl === null ? null : organization.privacyVersion;
  const { noticeVersion } = organization;
  // The versions at first render: a version that has changed since is marked.
  const [first] = useState({ termsVersion, privacyVersion, noticeVersion });
  // Stores the accepted versions, not "yes": a new version unticks its box by itself.
  const [terms, setTerms] = useState<string | null>(null);
  const [privacy, setPrivacy] = useState<string | null>(null);
  const [notice, setNotice] = useState<number | null>(null);
  const [newsletter, setNewsletter] = useState(registration.answers.newsletter);
  const [missing, setMissing] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const mustWait = useMustWait(completion.failure);
  const { pending, failure, termsChanged } = completion;
  const errorOf = (accepted: string | number | null, current: string | number | null) =>
    missing && accepted !== current ? t('fields.terms_not_accepted') : null;

  useEffect(() => {
    // The new versions have unticked their boxes: move the focus to the first of them.
    if (termsChanged)
      form.current?.querySelector<HTMLInputElement>('input[aria-required]:not(:checked)')?.focus();
  }, [termsChanged]);

  const send = (event: SubmitEvent) => {
    event.preventDefault();
    if (pending || mustWait) return;
    const lacks = terms !== termsVersion || privacy !== privacyVersion || notice !== noticeVersion;
    setMissing(lacks);
    if (lacks) focusFirstError(form.current);
    else
      void completion.complete(
        { termsVersion, privacyVersion, noticeVersion, newsletter },
        password,
        prepare,
      );
  };

  // Saved on the server, so that a reload finds it; the completion sends it again.
  const keepNewsletter = (wanted: boolean) => {
    setNewsletter(wanted);
    request('PATCH /public/registration', { bearer: token, body: { newsletter: wanted } }).catch(failureOf);
  };

  return (
    <form ref={form} noValidate onSubmit={send}>
      <fieldset>
        <legend>{t('review.consent')}</legend>
        {termsChanged && <Notice tone="wait">{t('review.termsChanged')}</Notice>}
        {noticeVersion !== null && (
          <>
            <div className="notice-text framed">
              {noticeVersion !== first.noticeVersion && <Changed />}
              {organization.notice}
            </div>
            <Checkbox
              name="notice"
              label={t('review.acceptNotice')}
              checked={notice === noticeVersion}
              onChecked={(checked) => setNotice(checked ? noticeVersion : null)}
              required
              error={errorOf(notice, noticeVersion)}
            />
          </>
        )}
        {termsVersion !== null && (
          <Checkbox
            name="terms"
            label={
              <>
                {termsVersion !== first.termsVersion && <Changed />}
                {t('review.acceptTerms', { version: termsVersion })}
              </>
            }
            checked={terms === termsVersion}
            onChecked={(checked) => setTerms(checked ? termsVersion : null)}
            required
            error={errorOf(terms, termsVersion)}
          >
            {organization.termsUrl && (
              <OutsideLink href={organization.termsUrl}>{t('review.readTerms')}</OutsideLink>
            )}
          </Checkbox>
        )}
        {privacyVersion !== null && (
          <Checkbox
            name="privacy"
            label={
              <>
                {privacyVersion !== first.privacyVersion && <Changed />}
                {t('review.acceptPrivacy', { version: privacyVersion })}
              </>
            }
            checked={privacy === privacyVersion}
            onChecked={(checked) => setPrivacy(checked ? privacyVersion : null)}
            required
            error={errorOf(privacy, privacyVersion)}
          >
            {organization.privacyUrl && (
              <OutsideLink href={organization.privacyUrl}>{t('review.readPrivacy')}</OutsideLink>
            )}
          </Checkbox>
        )}
        <Checkbox
          name="newsletter"
          label={
            <>
              {t('review.newsletter', { organization: organization.name })}{' '}
              <span className="optional">{t('about.optional')}</span>
            </>
          }
          checked={newsletter}
          onChecked={keepNewsletter}
        />
      </fieldset>
      {children}
      {!termsChanged && <FailureNotice failure={failure} />}
      <div className="actions">
        <Button type="submit" pending={pending} pendingText={submitting} mustWait={mustWait}>
          {submit}
        </Button>
        {beside}
      </div>
    </form>
  );
}

function Changed() {
  const { t } = useText();
  return <strong className="changed">{t('review.changed')} </strong>;
}
