import type { PublicSignupLink } from '@casedoor/contracts';
import { type SubmitEvent, useRef, useState } from 'react';
import { Button } from './button.tsx';
import { useDiscretion } from './discretion.tsx';
import { EmailField } from './email-field.tsx';
import { closedMeanwhile, codeOf, fieldSentenceOf } from './failure.ts';
import { focusFirstError } from './field.tsx';
import { domainAllowed, type FieldFault, faultOfEmail } from './fields.ts';
import { useSending } from './loading.ts';
import { SignInQuietly } from './next-step.tsx';
import { FailureNotice, useMustWait } from './notice.tsx';
import { Page, PageHeading } from './page.tsx';
import { PromiseCard } from './promise-card.tsx';
import { remember, remembered } from './tab-memory.ts';
import { momentIn, useText } from './text.ts';
import { WhoAreYou } from './who-are-you.tsx';

interface LinkFormProps {
  readonly link: PublicSignupLink;
  /** Address of the session in this browser, if there is one. */
  readonly signedInAs: string | null;
  /** The person comes back to change the address. */
  readonly changing: boolean;
  readonly onStart: (email: string) => Promise<void>;
  /** The API said that the link has closed meanwhile. */
  readonly onClosed: () => void;
  /** The person is about to go on: what comes next can be fetched. */
  readonly onBegin: () => void;
}

/** The link page: who invites, what will happen, then the one field. */
export function LinkForm({ link, signedInAs, changing, onStart, onClosed, onBegin }: LinkFormProps) {
  const { t, locale } = useText();
  const discretion = useDiscretion();
  const [asOther, setAsOther] = useState(changing);
  const sending = useSending();
  const { organization } = link;
  const asksWho = signedInAs !== null && !asOther && domainAllowed(signedInAs, link.allowedEmailDomains);

  const start = (email: string) =>
    sending.run(async () => {
      try {
        await onStart(email);
      } catch (cause) {
        // The page of the closed link says more than a line at this button would.
        if (closedMeanwhile(cause)) onClosed();
        throw cause;
      }
    });

  return (
    <Page organization={organization} title={t('link.title')}>
      <PageHeading>
        {discretion ? t('discreet.title') : t('link.heading', { organization: organization.name })}
      </PageHeading>
      {!discretion && link.welcomeText && <p className="welcome-text">{link.welcomeText}</p>}
      <PromiseCard of={link} withAccount={asksWho} />
      {asksWho ? (
        <WhoAreYou
          email={signedInAs}
          sending={sending}
          onContinue={() => void start(signedInAs)}
          onOther={() => {
            sending.clear();
            setAsOther(true);
          }}
        />
      ) : (
        <AddressForm
          link={link}
          sending={sending}
          selected={changing || asOther}
          onBegin={onBegin}
          onStart={start}
        />
      )}
      {link.expiresAt && (
        <p className="hint">
          {t('link.until', { date: momentIn(organization.timeZone, link.expiresAt, locale) })}
        </p>
      )}
      {signedInAs === null && <SignInQuietly />}
    </Page>
  );
}

interface AddressFormProps {
  readonly link: PublicSignupLink;
  readonly sending: ReturnType<typeof useSending>;
  readonly selected: boolean;
  readonly onBegin: () => void;
  readonly onStart: (email: string) => Promise<boolean>;
}

function AddressForm({
  link,
  sending: { pending, failure, clear },
  selected,
  onBegin,
  onStart,
}: AddressFormProps) {
  const { t, locale } = useText();
  const discretion = useDiscretion();
  const [email, setEmail] = useState(remembered('email') ?? '');
  const [fault, setFault] = useState<FieldFault | 'domain' | null>(null);
  const mustWait = useMustWait(failure);
  const form = useRef<HTMLFormElement>(null);
  // The domains are often the organization's own: a discreet page does not tell them.
  const domains = discretion
    ? ''
    : new Intl.ListFormat(locale, { type: 'disjunction' }).format(link.allowedEmailDomains);

  const refusedDomain = fault === 'domain' || codeOf(failure) === 'signup_link_email_domain_refused';
  const error =
    codeOf(failure) === 'signup_link_email_throwaway_refused'
      ? t('link.throwawayRefused')
      : refusedDomain
        ? domains === ''
          ? t('discreet.domainRefused')
          : t('link.domainRefused', { domains })
        : fault !== null
          ? t(`fields.${fault}`)
          : fieldSentenceOf(failure, 'email', t);

  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (pending || mustWait) return;
    const found = faultOfEmail(email) ?? (domainAllowed(email, link.allowedEmailDomains) ? null : 'domain');
    setFault(found);
    if (found !== null) clear();
    if (found !== null || !(await onStart(email))) focusFirstError(form.current);
  };

  return (
    <form ref={form} noValidate onSubmit={(event) => void submit(event)}>
      <EmailField
        label={t('link.email')}
        hint={domains === '' ? t('link.emailHint') : t('link.domains', { domains })}
        error={error}
        selected={selected}
        onFocus={onBegin}
        value={email}
        onValue={(value) => {
          setEmail(value);
          remember('email', value);
          setFault(null);
          // What was sent in vain must not be sent later, under another address than the one on the page.
          clear();
        }}
      />
      {!error && <FailureNotice failure={failure} />}
      <Button type="submit" pending={pending} pendingText={t('link.submitting')} waiting={mustWait}>
        {t('link.submit')}
      </Button>
    </form>
  );
}
