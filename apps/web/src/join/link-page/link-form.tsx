import type { PublicSignupLink } from '@casedoor/contracts';
import { useState } from 'react';
import { AddressForm } from './address-form.tsx';
import { useDiscretion } from '../page/discretion.tsx';
import { closedMeanwhile, isCrowded } from '../page/failure.ts';
import { domainAllowed } from '../fields/fields.ts';
import { useSending } from '../page/loading.ts';
import { ContactStep, SignInQuietly } from '../page/next-step.tsx';
import { Page, PageHeading } from '../page/page.tsx';
import { PromiseFold, PromiseSentence } from '../page/promise.tsx';
import { remember, remembered } from '../page/tab-memory.ts';
import { momentIn, useText } from '../../i18n/text.ts';
import { KnownMember, WhoAreYou } from './who-are-you.tsx';

interface LinkFormProps {
  readonly link: PublicSignupLink;
  /** Address of this browser's session, if there is one. */
  readonly signedInAs: string | null;
  /** That session's person belongs to the organization already. */
  readonly alreadyMember: boolean;
  /** The person came back to change the address. */
  readonly changing: boolean;
  readonly onStart: (email: string) => Promise<void>;
  /** The API answered that the link has closed since it was loaded. */
  readonly onClosed: () => void;
  /** The person is about to submit: the caller can prefetch the next page. */
  readonly onBegin: () => void;
}

/** The link page: who invites, what will happen, then the e-mail field. */
export function LinkForm({
  link,
  signedInAs,
  alreadyMember,
  changing,
  onStart,
  onClosed,
  onBegin,
}: LinkFormProps) {
  const { t, locale } = useText();
  const discretion = useDiscretion();
  const [asOther, setAsOther] = useState(changing);
  const sending = useSending();
  const { organization } = link;
  const isMember = alreadyMember && !asOther;
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
        {discretion
          ? t('discreet.title')
          : t(link.inviterName === null ? 'link.heading' : 'link.headingOfPerson', {
              organization: organization.name,
              person: link.inviterName ?? '',
            })}
      </PageHeading>
      {!isMember && <PromiseSentence of={link} />}
      {isMember ? (
        <KnownMember
          email={signedInAs ?? ''}
          organization={organization.name}
          onOther={() => setAsOther(true)}
        />
      ) : asksWho ? (
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
      {!discretion && link.welcomeText && <p className="welcome-text">{link.welcomeText}</p>}
      {!isMember && <PromiseFold of={link} withAccount={asksWho} />}
      {link.expiresAt && (
        <p className="hint">
          {t('link.until', { date: momentIn(organization.timeZone, link.expiresAt, locale) })}
        </p>
      )}
      {signedInAs === null && <SignInQuietly />}
    </Page>
  );
}
