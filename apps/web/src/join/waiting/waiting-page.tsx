import { useCallback, useState } from 'react';
import { request } from '../../api/request.ts';
import { Button, LinkButton } from '../page/button.tsx';
import { CodeForm } from './code-form.tsx';
import { useSpokenName } from '../page/discretion.tsx';
import { codeOf, failureOf } from '../page/failure.ts';
import { idempotent, useCountdown, useLoaded, useSending } from '../page/loading.ts';
import { Fold } from '../page/fold.tsx';
import { mailboxOf } from './mail-provider.ts';
import { FailureNotice, Notice, useMustWait } from '../page/notice.tsx';
import { type Branding, Page, PageHeading } from '../page/page.tsx';
import { useWaiting } from './polling.ts';
import { inWords, useText } from '../../i18n/text.ts';
import '../later.css';

const pause = 60_000;

interface WaitingPageProps {
  readonly organization: Branding;
  /** Null where the tab has lost it: then only the link in the mail continues the registration. */
  readonly waitingToken: string | null;
  readonly sentTo: string;
  /** When the last mail was requested, in milliseconds since 1970. */
  readonly sentAt: number;
  /** The address belongs to a throw-away mail service, and the link warns of those. */
  readonly throwaway: boolean;
  /** Requests another mail for the same registration. */
  readonly onResend: () => Promise<void>;
  /** Returns to the e-mail field, with the address selected. */
  readonly onStartAgain: () => void;
}

/**
 * "Look in your mail": where it was sent and how delivery is doing, the code, and two options if it does not arrive.
 */
export function WaitingPage({
  organization,
  waitingToken,
  sentTo,
  sentAt,
  throwaway,
  onResend,
  onStartAgain,
}: WaitingPageProps) {
  const { t } = useText();
  const waiting = useWaiting(waitingToken);
  const resending = useSending();
  const withdrawing = useSending();
  const [resent, setResent] = useState(false);
  // Needed only for the development hint: without a session answer, no hint.
  const session = useLoaded(useCallback((signal: AbortSignal) => request('GET /session', { signal }), []));
  const spokenName = useSpokenName(organization.name);
  const state = waiting?.state ?? 'waiting';

  const resend = () => {
    setResent(false);
    return resending.run(async () => {
      await onResend();
      setResent(true);
    });
  };
  const changeAddress = () =>
    withdrawing.run(async () => {
      if (waitingToken !== null) await withdraw(waitingToken);
      onStartAgain();
    }, idempotent);

  if (state === 'completed') {
    return (
      <Page key="completed" organization={organization} title={t('waiting.completedHeading')}>
        <PageHeading>{t('waiting.completedHeading')}</PageHeading>
        <p>{t('waiting.completedText')}</p>
        <div className="actions">
          <LinkButton href="/">{t('ended.signIn')}</LinkButton>
        </div>
      </Page>
    );
  }
  if (state === 'pending_approval') {
    return (
      <Page key="pending" organization={organization} title={t('ended.pending_approval.heading')}>
        <PageHeading>{t('ended.pending_approval.heading')}</PageHeading>
        <p>{t('ended.pending_approval.text', { organization: spokenName })}</p>
      </Page>
    );
  }
  if (state === 'ended') {
    return (
      <Page key="ended" organization={organization} title={t('waiting.endedHeading')}>
        <PageHeading>{t('waiting.endedHeading')}</PageHeading>
        <p>{t('waiting.endedText')}</p>
        <div className="actions">
          <Button onClick={onStartAgain}>{t('waiting.startAgain')}</Button>
        </div>
      </Page>
    );
  }
  const changeButton = (kind: 'primary' | 'quiet') => (
    <Button
      kind={kind}
      pending={withdrawing.pending}
      pendingText={t('waiting.changing')}
      onClick={() => void changeAddress()}
    >
      {t('waiting.changeAddress')}
    </Button>
  );
  const lost = waiting?.mail === 'undeliverable' && state === 'waiting';
  const news = state === 'confirmed' ? t('confirmed.resent') : t('waiting.resent');

  return (
    <Page key={state} organization={organization} title={t(`${state}.title`)}>
      <PageHeading>{t(`${state}.heading`)}</PageHeading>
      {state === 'confirmed' ? (
        <>
          <p>{t('confirmed.text')}</p>
          <p className="dim">{t('confirmed.why')}</p>
        </>
      ) : (
        <p>
          {t('waiting.sentTo')} <strong className="address">{sentTo}</strong>
        </p>
      )}
      {throwaway && state === 'waiting' && <Notice tone="wait">{t('waiting.throwaway')}</Notice>}
      {state === 'waiting' && <MailStatus mail={waiting?.mail ?? 'on_its_way'} />}
      {lost && <div className="actions first">{changeButton('primary')}</div>}
      {resent && !lost && <Notice tone="good">{news}</Notice>}
      {state === 'confirmed' && resent && <p className="dim">{t('waiting.limits')}</p>}
      {waitingToken !== null && !lost && (
        <CodeForm
          key={sentAt}
          waitingToken={waitingToken}
          newMail={
            <ResendButton
              sending={resending}
              sentAt={sentAt}
              label={t('code.newMail')}
              onPress={() => void resend()}
            />
          }
        />
      )}
      {state === 'waiting' && !lost && <OpenMailbox email={sentTo} />}
      <FailureNotice failure={resending.failure ?? withdrawing.failure} />
      {/* Once verified, nothing needs repair: the registration continues on the other device, and an expired code has its own button. */}
      {state === 'waiting' && (
        <Fold summary={t('waiting.nothingCame')} open={lost || undefined}>
          <ul className="promises">
            <li>{t('waiting.junk')}</li>
            <li>{t('waiting.valid')}</li>
            <li>{t('waiting.limits')}</li>
          </ul>
          <div className="actions">
            <ResendButton
              sending={resending}
              sentAt={sentAt}
              label={t('waiting.resend')}
              onPress={() => void resend()}
            />
            {!lost && changeButton('quiet')}
          </div>
        </Fold>
      )}
      {session.value?.mailbox && (
        <p className="development">
          <a href="/mailbox" target="_blank" rel="noopener">
            {t('waiting.mailbox')}
          </a>
        </p>
      )}
    </Page>
  );
}

/** Leads to the mail: the web mail of the address, or the phone's mail program. Nothing where neither is known. */
function OpenMailbox({ email }: { readonly email: string }) {
  const { t } = useText();
  const mailbox = mailboxOf(email, navigator.userAgent);
  if (!mailbox) return null;
  return (
    <div className="actions">
      <LinkButton kind="secondary" href={mailbox.href} outside={mailbox.name !== null}>
        {mailbox.name === null
          ? t('waiting.openMail')
          : t('waiting.openProvider', { provider: mailbox.name })}
      </LinkButton>
    </div>
  );
}

/** Delivery status of the mail. Reveals nothing about accounts: every address is mailed. */
function MailStatus({ mail }: { readonly mail: 'on_its_way' | 'delivered' | 'undeliverable' }) {
  const { t } = useText();
  if (mail === 'undeliverable') return <Notice tone="bad">{t('waiting.undeliverable')}</Notice>;
  return (
    <p className={`mail-status ${mail}`} role="status">
      {mail === 'delivered' ? t('waiting.delivered') : t('waiting.onItsWay')}
    </p>
  );
}

interface ResendButtonProps {
  readonly sending: ReturnType<typeof useSending>;
  readonly sentAt: number;
  /** Label of the button once the minute without a second mail is over. */
  readonly label: string;
  readonly onPress: () => void;
}

function ResendButton({ sending, sentAt, label, onPress }: ResendButtonProps) {
  const { t, locale } = useText();
  const mustWait = useMustWait(sending.failure);
  const left = useCountdown(sentAt + pause);
  return (
    <Button
      kind="secondary"
      pending={sending.pending}
      pendingText={t('waiting.resending')}
      mustWait={left > 0 || mustWait}
      onClick={onPress}
    >
      {left > 0 ? t('waiting.resendIn', { time: inWords(left, locale) }) : label}
    </Button>
  );
}

/** The address was wrong: the mailed link stops working. Ignores an unknown token: it has nothing left to withdraw. */
async function withdraw(token: string): Promise<void> {
  try {
    await request('POST /public/waiting/withdraw', { bearer: token });
  } catch (fault) {
    if (codeOf(failureOf(fault)) !== 'registration_not_found') throw fault;
  }
}
