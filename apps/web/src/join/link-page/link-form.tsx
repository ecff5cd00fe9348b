import type { PublicSignupLink } from '@casedoor/contracts';
import { useState } from 'react';
import { AddressForm } from './address-form.tsx';
import { useDiscretion } from '../page/discretion.tsx';
import { closedMeanwhile, isCrowded } from '../page/failure.ts';
import { domainAllowed } from '../fields/fields.ts';
import { useSending } from '../page/loading.ts';
import { ContactStep, SignInQuietly } from '../page/next-step.tsx';
import { Page, PageHeading } from '../page/page.tsx';
import { PromiseCard } from './promise-card.tsx';
import { remember, remembered } from '../page/tab-memory.ts';
import { momentIn, useText } from '../../i18n/text.ts';
import { WhoAreYou } from './who-are-you.tsx';

interface LinkFormProps {
  readonly link: PublicSignupLink;
  /** Address of this browser's session, if there is one. */
  readonly signedInAs: string | null;
  /** The person came back to change the address. */
  readonly changing: boolean;
  readonly onStart: (email: string) => Promise<void>;
  /** The API answered that the link has closed since it was loaded. */
  readonly onClosed: () => void;
  /** The person is about to submit: the caller can prefetch the next page. */
  readonly onBegin: () => void;
}

/** The link page: who invites, what will happen, then the e-mail field. */
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
        // The closed link's page explains more than an error at this button would.
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
          initial={remembered('email') ?? ''}
          onEmail={(email) => remember('email', email)}
          onBegin={onBegin}
          onStart={start}
        />
      )}
      {isCrowded(sending.failure) && <ContactStep organization={organization} />}
      {link.expiresAt && (
        <p className="hint">
          {t('link.until', { date: momentIn(organization.timeZone, link.expiresAt, locale) })}
        </p>
      )}
      {signedInAs === null && <SignInQuietly />}
    </Page>
  );
}
