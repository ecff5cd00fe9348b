import { useState } from 'react';
import { request } from '../../api/request.ts';
import { Button } from '../page/button.tsx';
import { codeOf, failureOf } from '../page/failure.ts';
import { idempotent, useCountdown, useSending } from '../page/loading.ts';
import { FailureNotice, Notice, useMustWait } from '../page/notice.tsx';
import { type Branding, Page, PageHeading } from '../page/page.tsx';
import { inWords, useText } from '../../i18n/text.ts';

const pause = 60_000;

/** A mail that was requested inside a frame. Kept in memory only: a reload forgets it. */
export interface SentMail {
  /** Can withdraw the request; proves nothing. */
  readonly waitingToken: string;
  readonly sentTo: string;
  /** Milliseconds since 1970. */
  readonly sentAt: number;
}

interface FramedMailProps {
  readonly organization: Branding;
  readonly mail: SentMail;
  readonly onResend: () => Promise<void>;
  readonly onChangeAddress: () => void;
}

/**
 * "Look in your mail", inside a website. Does not ask for the code of the mail: the wizard would continue inside the
 * frame, and a website must never surround a password or a passkey.
 */
export function FramedMail({ organization, mail, onResend, onChangeAddress }: FramedMailProps) {
  const { t, locale } = useText();
  const resending = useSending();
  const withdrawing = useSending();
  const [resent, setResent] = useState(false);
  const left = useCountdown(mail.sentAt + pause);
  const mustWait = useMustWait(resending.failure);

  const resend = () => {
    setResent(false);
    return resending.run(async () => {
      await onResend();
      setResent(true);
    });
  };
  const changeAddress = () =>
    withdrawing.run(async () => {
      await withdraw(mail.waitingToken);
      onChangeAddress();
    }, idempotent);

  return (
    <Page organization={organization} title={t('waiting.title')}>
      <PageHeading>{t('waiting.heading')}</PageHeading>
      <p>
        {t('waiting.sentTo')} <strong className="address">{mail.sentTo}</strong>
      </p>
      {resent && <Notice tone="good">{t('waiting.resent')}</Notice>}
      <ul className="promises">
        <li>{t('frame.continues')}</li>
        <li>{t('waiting.valid')}</li>
        <li>{t('waiting.junk')}</li>
      </ul>
      <FailureNotice failure={resending.failure ?? withdrawing.failure} />
      <div className="actions">
        <Button
          kind="secondary"
          pending={resending.pending}
          pendingText={t('waiting.resending')}
          mustWait={left > 0 || mustWait}
          onClick={() => void resend()}
        >
          {left > 0 ? t('waiting.resendIn', { time: inWords(left, locale) }) : t('waiting.resend')}
        </Button>
        <Button
          kind="quiet"
          pending={withdrawing.pending}
          pendingText={t('waiting.changing')}
          onClick={() => void changeAddress()}
        >
          {t('waiting.changeAddress')}
        </Button>
      </div>
    </Page>
  );
}

async function withdraw(token: string): Promise<void> {
  try {
    await request('POST /public/waiting/withdraw', { bearer: token, anonymous: true });
  } catch (fault) {
    if (codeOf(failureOf(fault)) !== 'registration_not_found') throw fault;
  }
}
