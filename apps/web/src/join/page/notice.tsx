import type { ReactNode } from 'react';
import type { Failure } from './failure.ts';
import { isCrowded, sentenceOf } from './failure.ts';
import { useCountdown, useSlow } from './loading.ts';
import { inWords, useText } from '../../i18n/text.ts';

/** A highlighted message. `bad` and `wait` interrupt a screen reader, the others wait for a pause in speech. */
export function Notice({
  tone,
  children,
}: {
  readonly tone: 'info' | 'good' | 'wait' | 'bad';
  readonly children: ReactNode;
}) {
  return (
    <div className={`notice ${tone}`} role={tone === 'bad' || tone === 'wait' ? 'alert' : 'status'}>
      {children}
    </div>
  );
}

/**
 * The error message of a request and, for a rate limit, when to
 * retry. Always mounted, so that screen readers announce it.
 */
export function FailureNotice({ failure }: { readonly failure: Failure | null }) {
  const { t, locale } = useText();
  const retryAt = failure?.kind === 'problem' && !failure.repeats ? failure.retryAt : null;
  const left = useCountdown(retryAt);
  if (!failure) return null;
  return (
    <>
      <Notice tone={failure.repeats || failure.kind === 'connection' || retryAt !== null ? 'wait' : 'bad'}>
        {sentenceOf(failure, t)}
      </Notice>
      {retryAt !== null && (
        // Outside the alert: the countdown must not be announced every second.
        <p className="hint">
          {left > 0
            ? t(isCrowded(failure) ? 'failure.placesIn' : 'failure.waitFor', { time: inWords(left, locale) })
            : t('failure.nowAgain')}
        </p>
      )}
    </>
  );
}

/** Whether the countdown until the next retry is still running. */
export function useMustWait(failure: Failure | null): boolean {
  return useCountdown(failure?.kind === 'problem' && !failure.repeats ? failure.retryAt : null) > 0;
}

/** Skeleton lines in the shape of the page that loads, with a progress bar after 400 ms. */
export function Skeleton() {
  const { t } = useText();
  const slow = useSlow(true);
  const verySlow = useSlow(true, 5000);
  return (
    <div className="skeleton" role="status">
      <h1 className="hidden">{t('page.loading')}</h1>
      <div className={slow ? 'progress-line moving' : 'progress-line'} />
      <span className="bone title" />
      <span className="bone" />
      <span className="bone short" />
      <span className="bone box" />
      <span className="bone box" />
      {verySlow && <p className="hint">{t('page.stillLoading')}</p>}
    </div>
  );
}
