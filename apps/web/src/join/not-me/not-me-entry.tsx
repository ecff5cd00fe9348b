import { useState } from 'react';
import { ProblemError, request } from '../../api/request.ts';
import { LinkButton } from '../page/button.tsx';
import { ConfirmByChoice } from '../page/confirm-by-choice.tsx';
import type { DisownableMail } from './disownable-mail.ts';
import { useSending } from '../page/loading.ts';
import { Page, PageHeading } from '../page/page.tsx';
import { useText } from '../../i18n/text.ts';
import '../later.css';

interface NotMeProps {
  readonly mail: DisownableMail;
  /** The fragment of the address, after the "#". */
  readonly token: string;
}

/** The outcome of "This was not me". */
type End = 'kept' | 'done' | 'dead' | 'only-administrator' | 'taken';

/**
 * `/not-me/{mail}#{token}`: "This was not me" for a mail that belongs to no registration. Loading it changes nothing.
 */
export function NotMeEntry({ mail, token }: NotMeProps) {
  const { t } = useText();
  const [end, setEnd] = useState<End | null>(null);
  if (token === '') {
    return (
      <Page organization={null} title={t('invalid.title')}>
        <PageHeading>{t('invalid.missingHeading')}</PageHeading>
        <p>{t('invalid.missingText')}</p>
      </Page>
    );
  }
  return end === null ? (
    <Question mail={mail} token={token} onEnd={setEnd} />
  ) : (
    <Answered mail={mail} end={end} />
  );
}

/** Shows what will happen and asks for confirmation. Names nobody: another person may be reading the owner's mail. */
function Question({ mail, token, onEnd }: NotMeProps & { readonly onEnd: (end: End) => void }) {
  const { t } = useText();
  const sending = useSending();
  const disavow = () =>
    void sending.run(async () => {
      try {
        await send(mail, token);
        onEnd('done');
      } catch (fault) {
        const end = fault instanceof ProblemError ? endOf(fault.problem.code) : null;
        if (end === null) throw fault;
        onEnd(end);
      }
    });

  return (
    <Page organization={null} title={t('notMe.title')}>
      <PageHeading>{t(`notMe.${mail}.heading`)}</PageHeading>
      <p>{t(`notMe.${mail}.text`)}</p>
      <section aria-labelledby="happens">
        <h2 id="happens">{t('notMe.happens')}</h2>
        <ul>
          {t(`notMe.${mail}.happens`, { returnObjects: true }).map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </section>
      <ConfirmByChoice
        yes={t('notMe.yes')}
        keep={t('notMe.keep')}
        submit={t(`notMe.${mail}.submit`)}
        submitting={t(`notMe.${mail}.submitting`)}
        sending={sending}
        onYes={disavow}
        onKeep={() => onEnd('kept')}
      />
    </Page>
  );
}

function send(mail: DisownableMail, token: string): Promise<undefined> {
  switch (mail) {
    case 'password-reset':
      return request('POST /public/disavowals/password-reset', { body: { token } });
    case 'sign-in':
      return request('POST /public/disavowals/sign-in-change', { body: { token } });
    case 'address':
      return request('POST /public/disavowals/address-change', { body: { token } });
    case 'welcome':
      return request('POST /public/disavowals/registration', { body: { token } });
  }
}

function endOf(code: string): End | null {
  if (code === 'user_last_admin') return 'only-administrator';
  if (code === 'address_former_taken') return 'taken';
  // A link that was cut short is as dead as an expired one.
  return code === 'disavowal_token_invalid' || code === 'request_invalid' ? 'dead' : null;
}

/** What has happened, with the next step where there is one. */
function Answered({ mail, end }: { readonly mail: DisownableMail; readonly end: End }) {
  const { t } = useText();
  const { heading, text, more = null, next = null } = wordsOf();
  return (
    <Page organization={null} title={t('notMe.title')}>
      <PageHeading>{heading}</PageHeading>
      <p>{text}</p>
      {more && <p>{more}</p>}
      {next && (
        <div className="actions">
          <LinkButton kind={end === 'done' ? 'secondary' : 'primary'} href="/password-reset">
            {next}
          </LinkButton>
        </div>
      )}
    </Page>
  );

  function wordsOf(): { heading: string; text: string; more?: string; next?: string } {
    const next = t('notMe.askForLink');
    if (end === 'kept') return { heading: t('notMe.kept.heading'), text: t('notMe.kept.text') };
    if (end === 'taken') return { heading: t('notMe.taken.heading'), text: t('notMe.taken.text') };
    if (end === 'only-administrator') {
      return { heading: t('notMe.onlyAdministrator.heading'), text: t('notMe.onlyAdministrator.text'), next };
    }
    // The API gives the same answer for every reset token, so no such link is shown as dead.
    if (end === 'done' || mail === 'password-reset') {
      const done = { heading: t(`notMe.${mail}.done.heading`), text: t(`notMe.${mail}.done.text`) };
      return mail === 'sign-in' || mail === 'address'
        ? { ...done, more: t('notMe.sign-in.done.more'), next: t('notMe.askAgain') }
        : done;
    }
    return { heading: t(`notMe.${mail}.dead.heading`), text: t(`notMe.${mail}.dead.text`), next };
  }
}
