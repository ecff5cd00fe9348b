import { useCallback, useState } from 'react';
import { request } from '../../api/request.ts';
import { Button, LinkButton } from '../page/button.tsx';
import { CodeForm } from './code-form.tsx';
import { useSpokenName } from '../page/discretion.tsx';
import { codeOf, failureOf } from '../page/failure.ts';
import { useCountdown, useLoaded, useSending } from '../page/loading.ts';
import { FailureNotice, Notice, useMustWait } from '../page/notice.tsx';
import { type Branding, Page, PageHeading } from '../page/page.tsx';
import { useWaiting } from './polling.ts';
import { inWords, useText } from '../../i18n/text.ts';

const pause = 60_000;

interface WaitingPageProps {
  readonly organization: Branding;
  /** Null where the tab has forgotten it: then the link in the mail is the only way on. */
  readonly waitingToken: string | null;
  readonly sentTo: string;
  /** When the last mail was asked for, milliseconds since 1970. */
  readonly sentAt: number;
  /** The address belongs to a throw-away mail service, of which the link warns. */
  readonly throwaway: boolean;
  /** Another device goes on with an earlier mail: this tab has seen it, the new mail's own token does not tell it. */
  readonly confirmedBefore: boolean;
  /** Asks for a new mail; tells whether another device goes on with an earlier one. */
  readonly onResend: (confirmed: boolean) => Promise<void>;
  /** Back to the e-mail field, with the address there to be changed. */
  readonly onStartAgain: () => void;
}

/** "Look in your mail": where it went and how it is doing, the code, and two ways on if it does not come. */
export function WaitingPage({
  organization,
  waitingToken,
  sentTo,
  sentAt,
  confirmedBefore,
  throwaway,
  onResend,
  onStartAgain,
}: WaitingPageProps) {
  const { t } = useText();
  const waiting = useWaiting(waitingToken);
  const resending = useSending();
  const withdrawing = useSending();
  const [resent, setResent] = useState(false);
  // Only for the development hint: where it cannot be asked, there is no hint to give.
  const session = useLoaded(useCallback((signal: AbortSignal) => request('GET /session', { signal }), []));
  const spokenName = useSpokenName(organization.name);
  const told = waiting?.state ?? 'waiting';
  const state = told === 'waiting' && confirmedBefore ? 'confirmed' : told;

  const resend = () => {
    setResent(false);
    return resending.run(async () => {
      await onResend(state === 'confirmed');
      setResent(true);
    });
  };
  const changeAddress = () =>
    withdrawing.run(async () => {
      if (waitingToken !== null) await withdraw(waitingToken);
      onStartAgain();
    });

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
      {state === 'confirmed' && confirmedBefore && <p className="dim">{t('waiting.limits')}</p>}
      {waitingToken !== null && !lost && (
        <CodeForm
          key={waitingToken}
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
      {!lost && state === 'waiting' && (
        <ul className="plain-steps">
          <li>{t('waiting.openNewest')}</li>
          <li>{t('waiting.valid')}</li>
          <li>{t('waiting.junk')}</li>
          <li>{t('waiting.limits')}</li>
        </ul>
      )}
      <FailureNotice failure={resending.failure ?? withdrawing.failure} />
      {/* Once confirmed, there is nothing to repair: the other device goes on, and a code that is over has its own button. */}
      {state === 'waiting' && (
        <div className="actions">
          <ResendButton
            sending={resending}
            sentAt={sentAt}
            label={t('waiting.resend')}
            onPress={() => void resend()}
          />
          {!lost && changeButton('quiet')}
        </div>
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

/** How the mail is doing. Says nothing about accounts: every address is mailed. */
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
  /** What it says once the minute is over in which no second mail would be sent. */
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
      waiting={left > 0 || mustWait}
      onClick={onPress}
    >
      {left > 0 ? t('waiting.resendIn', { time: inWords(left, locale) }) : label}
    </Button>
  );
}

/** The address was wrong: the mailed link stops working. A token that is not known any more has nothing left to end. */
async function withdraw(token: string): Promise<void> {
  try {
    await request('POST /public/waiting/withdraw', { bearer: token });
  } catch (fault) {
    if (codeOf(failureOf(fault)) !== 'registration_not_found') throw fault;
  }
}
