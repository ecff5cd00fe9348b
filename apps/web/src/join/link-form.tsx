import type { PublicSignupLink } from '@casedoor/contracts';
import { type SubmitEvent, useRef, useState } from 'react';
import { Button } from './button.tsx';
import { closedMeanwhile, codeOf, fieldSentenceOf } from './failure.ts';
import { focusFirstError, TextField } from './field.tsx';
import { domainAllowed, type FieldFault, faultOfEmail } from './fields.ts';
import { useSending } from './loading.ts';
import { SignInQuietly } from './next-step.tsx';
import { FailureNotice, useMustWait } from './notice.tsx';
import { Page, PageHeading } from './page.tsx';
import { remember, remembered } from './tab-memory.ts';
import { momentIn, type Translate, useText } from './text.ts';

interface LinkFormProps {
  readonly link: PublicSignupLink;
  readonly onStart: (email: string) => Promise<void>;
  /** The API said that the link has closed meanwhile. */
  readonly onClosed: () => void;
}

/** The link page: who invites, what will happen, then the one field. */
export function LinkForm({ link, onStart, onClosed }: LinkFormProps) {
  const { t, locale } = useText();
  const [email, setEmail] = useState(remembered('email') ?? '');
  const [fault, setFault] = useState<FieldFault | 'domain' | null>(null);
  const { pending, failure, run, clear } = useSending();
  const mustWait = useMustWait(failure);
  const form = useRef<HTMLFormElement>(null);
  const { organization } = link;
  const domains = new Intl.ListFormat(locale, { type: 'disjunction' }).format(link.allowedEmailDomains);

  const refusedDomain = fault === 'domain' || codeOf(failure) === 'signup_link_email_domain_refused';
  const error = refusedDomain
    ? t('link.domainRefused', { domains })
    : fault !== null
      ? t(`fields.${fault}`)
      : fieldSentenceOf(failure, 'email', t);

  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (pending || mustWait) return;
    const found = faultOfEmail(email) ?? (domainAllowed(email, link.allowedEmailDomains) ? null : 'domain');
    setFault(found);
    if (found !== null) {
      clear();
      focusFirstError(form.current);
      return;
    }
    const sent = await run(async () => {
      try {
        await onStart(email);
      } catch (cause) {
        // The page of the closed link says more than a line at this button would.
        if (closedMeanwhile(cause)) onClosed();
        throw cause;
      }
    });
    if (!sent) focusFirstError(form.current);
  };

  return (
    <Page organization={organization} title={t('link.title')}>
      <PageHeading>{t('link.heading', { organization: organization.name })}</PageHeading>
      {link.welcomeText && <p className="welcome-text">{link.welcomeText}</p>}
      <section className="promise" aria-labelledby="promise">
        <h2 id="promise">{t('link.promiseHeading')}</h2>
        <ul>
          {promisesOf(link, t).map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </section>
      <form ref={form} noValidate onSubmit={(event) => void submit(event)}>
        <TextField
          label={t('link.email')}
          hint={link.allowedEmailDomains.length > 0 ? t('link.domains', { domains }) : t('link.emailHint')}
          error={error}
          type="email"
          name="email"
          autoComplete="email"
          inputMode="email"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={254}
          required
          value={email}
          onValue={(value) => {
            setEmail(value);
            remember('email', value);
            if (fault !== null) setFault(null);
            if (error) clear();
          }}
        />
        {!error && <FailureNotice failure={failure} />}
        <Button type="submit" pending={pending} pendingText={t('link.submitting')} waiting={mustWait}>
          {t('link.submit')}
        </Button>
      </form>
      {link.expiresAt && (
        <p className="hint">
          {t('link.until', { date: momentIn(organization.timeZone, link.expiresAt, locale) })}
        </p>
      )}
      <SignInQuietly />
    </Page>
  );
}

function promisesOf(link: PublicSignupLink, t: Translate): string[] {
  const organization = link.organization.name;
  const becomes =
    link.joinsAs === 'staff' ? t('link.joinStaff', { organization }) : t('link.joinClient', { organization });
  const opens = link.caseRole === 'staff' ? t('link.caseStaff') : t('link.caseClient');
  return [becomes, link.opensCase ? opens : t('link.noCase'), t('link.asked')];
}
