import type { PublicSignupLink } from '@casedoor/contracts';
import { cleanEmail } from '@casedoor/contracts/clean-contact';
import { type ClosedState, opensByItself } from '@casedoor/contracts/link-states';
import { useState } from 'react';
import { startRegistration } from '../page/start-registration.ts';
import { AddressForm } from '../link-page/address-form.tsx';
import { Discreetly } from '../page/discretion.tsx';
import { closedMeanwhile, isCrowded } from '../page/failure.ts';
import { FramedMail, type SentMail } from './framed-mail.tsx';
import { spokenLanguage } from '../page/language.ts';
import { useSending } from '../page/loading.ts';
import { ContactStep } from '../page/next-step.tsx';
import { Page, PageHeading } from '../page/page.tsx';
import { PromiseFold, PromiseSentence } from '../page/promise.tsx';
import { sourceOf } from '../link-page/source-tag.ts';
import { momentIn, useText } from '../../i18n/text.ts';

interface FramedLinkProps {
  /** Link token. */
  readonly token: string;
  readonly link: PublicSignupLink;
  /** The API answered that the link has closed since it was loaded. */
  readonly onReload: () => void;
  readonly onStarted: () => void;
}

/** A link inside a website: what will happen, the e-mail field, then where to look for the mail. */
export function FramedLink({ token, link, onReload, onStarted }: FramedLinkProps) {
  const [mail, setMail] = useState<SentMail | null>(null);
  const [typed, setTyped] = useState('');

  const start = async (email: string) => {
    const from = sourceOf(window.location.search);
    try {
      const { waitingToken } = await startRegistration({
        params: { token },
        body: {
          email: cleanEmail(email),
          locale: spokenLanguage(),
          ...(from === null ? {} : { from }),
          ...(mail === null ? {} : { waitingToken: mail.waitingToken }),
        },
        anonymous: true,
      });
      setTyped(cleanEmail(email));
      setMail({ waitingToken, sentTo: cleanEmail(email), sentAt: Date.now() });
    } catch (fault) {
      if (closedMeanwhile(fault)) onReload();
      throw fault;
    }
    onStarted();
  };

  // No discreet variant: a discreet link cannot be framed.
  return (
    <Discreetly discreet={link.discreet} quickExitUrl={link.quickExitUrl} confirmed={false}>
      {link.state !== 'open' ? (
        <FramedClosed token={token} link={link} state={link.state} />
      ) : mail ? (
        <FramedMail
          organization={link.organization}
          mail={mail}
          onResend={() => start(mail.sentTo)}
          onChangeAddress={() => setMail(null)}
        />
      ) : (
        <FramedForm token={token} link={link} initial={typed} onStart={start} />
      )}
    </Discreetly>
  );
}

interface FramedFormProps {
  readonly token: string;
  readonly link: PublicSignupLink;
  readonly initial: string;
  readonly onStart: (email: string) => Promise<void>;
}

function FramedForm({ token, link, initial, onStart }: FramedFormProps) {
  const { t } = useText();
  const sending = useSending();
  return (
    <Page organization={link.organization} title={t('link.title')}>
      <PageHeading>{t('frame.heading')}</PageHeading>
      <PromiseSentence of={link} />
      <AddressForm
        link={link}
        sending={sending}
        selected={initial !== ''}
        initial={initial}
        onStart={(email) => sending.run(() => onStart(email))}
      />
      {isCrowded(sending.failure) && <ContactStep organization={link.organization} />}
      {link.welcomeText && <p className="welcome-text">{link.welcomeText}</p>}
      <PromiseFold of={link} />
      <OwnWindow token={token} />
    </Page>
  );
}

function FramedClosed({
  token,
  link: { organization, opensAt },
  state,
}: {
  readonly token: string;
  readonly link: PublicSignupLink;
  readonly state: ClosedState;
}) {
  const { t, locale } = useText();
  const later = opensByItself(state) ? state : null;
  return (
    <Page organization={organization} title={t(`closed.${state}.heading`)}>
      <PageHeading>{t(`closed.${state}.heading`)}</PageHeading>
      {state !== 'scheduled' && <p>{t(`closed.${state}.text`, { organization: organization.name })}</p>}
      {later && opensAt && (
        <p>
          {t(later === 'scheduled' ? 'closed.scheduled.text' : 'closed.again')}
          <time className="address" dateTime={opensAt}>
            {momentIn(organization.timeZone, opensAt, locale)}
          </time>
        </p>
      )}
      <OwnWindow token={token} />
    </Page>
  );
}

/** Opens the link page in a window of its own, to check the address or to use what the frame does not offer. */
function OwnWindow({ token }: { readonly token: string }) {
  const { t } = useText();
  return (
    <p className="own-window">
      <a href={`/join/${encodeURIComponent(token)}${window.location.search}`} target="_blank" rel="noopener">
        {t('frame.ownWindow')}
      </a>
    </p>
  );
}
