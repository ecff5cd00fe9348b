import { useCallback, useState } from 'react';
import { request } from '../api/request.ts';
import { Button } from './button.tsx';
import { useCountdown, useLoaded, useSending } from './loading.ts';
import { FailureNotice, Notice, useMustWait } from './notice.tsx';
import { type Branding, Page, PageHeading } from './page.tsx';
import { inWords, useText } from './text.ts';

const pause = 60_000;

interface WaitingPageProps {
  readonly organization: Branding;
  readonly sentTo: string;
  /** When the last mail was asked for, milliseconds since 1970. */
  readonly sentAt: number;
  readonly onResend: () => Promise<void>;
  readonly onOtherAddress: () => void;
}

/** "Look in your mail": where it went, what to do, and two ways on if it does not come. */
export function WaitingPage({ organization, sentTo, sentAt, onResend, onOtherAddress }: WaitingPageProps) {
  const { t, locale } = useText();
  const { pending, failure, run } = useSending();
  const [resent, setResent] = useState(false);
  const mustWait = useMustWait(failure);
  const left = useCountdown(sentAt + pause);
  // Only for the development hint: where it cannot be asked, there is no hint to give.
  const session = useLoaded(useCallback((signal: AbortSignal) => request('GET /session', { signal }), []));

  const resend = async () => {
    setResent(false);
    setResent(await run(onResend));
  };

  return (
    <Page organization={organization} title={t('waiting.title')}>
      <PageHeading>{t('waiting.heading')}</PageHeading>
      <p>
        {t('waiting.sentTo')} <strong className="address">{sentTo}</strong>
      </p>
      <ul className="plain-steps">
        <li>{t('waiting.openNewest')}</li>
        <li>{t('waiting.valid')}</li>
        <li>{t('waiting.junk')}</li>
      </ul>
      {resent && <Notice tone="good">{t('waiting.resent')}</Notice>}
      <FailureNotice failure={failure} />
      <div className="actions">
        <Button
          kind="secondary"
          pending={pending}
          pendingText={t('waiting.resending')}
          waiting={left > 0 || mustWait}
          onClick={() => void resend()}
        >
          {left > 0 ? t('waiting.resendIn', { time: inWords(left, locale) }) : t('waiting.resend')}
        </Button>
        <Button kind="quiet" onClick={onOtherAddress}>
          {t('waiting.otherAddress')}
        </Button>
      </div>
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
