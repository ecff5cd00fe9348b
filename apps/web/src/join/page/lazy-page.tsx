import { useCallback, type ComponentType, useEffect, useState } from 'react';
import { ConnectionError } from '../../api/request.ts';
import { whenBack } from '../../api/when-back.ts';
import { type Failure, failureOf } from './failure.ts';
import { HelpStep } from './help-step.tsx';
import { LoadFailed } from './load-failed.tsx';
import { Skeleton } from './notice.tsx';
import { Page } from './page.tsx';
import { loadLaterWords } from '../../i18n/start-i18n.ts';
import { useText } from '../../i18n/text.ts';

/** A page with lazy-loaded code. */
export interface LazyPage<P extends object> {
  readonly Page: ComponentType<P>;
  /** Prefetches the code, while the person is typing. */
  readonly prepare: () => void;
}

/** Wraps a dynamic import, with the words of the later pages: shows a skeleton while it loads, and a retry button where it fails. */
export function lazyPage<P extends object>(load: () => Promise<ComponentType<P>>): LazyPage<P> {
  let loaded: ComponentType<P> | null = null;
  let loading: Promise<void> | null = null;
  const fetchOnce = () => {
    loading ??= Promise.all([load(), loadLaterWords()]).then(
      ([component]) => {
        loaded = component;
      },
      (fault: unknown) => {
        loading = null;
        throw new ConnectionError(fault);
      },
    );
    return loading;
  };

  function Lazy(props: P) {
    const { t } = useText();
    const [Shown, setShown] = useState<ComponentType<P> | null>(() => loaded);
    const [failure, setFailure] = useState<Failure | null>(null);
    const [round, setRound] = useState(0);
    useEffect(() => {
      let current = true;
      fetchOnce().then(
        () => current && setShown(() => loaded),
        (fault: unknown) => current && setFailure(failureOf(fault)),
      );
      return () => {
        current = false;
      };
    }, [round]);
    const again = useCallback(
      () =>
        retry(round, () => {
          setFailure(null);
          setRound(round + 1);
        }),
      [round],
    );
    useEffect(() => (failure ? whenBack(again, round) : undefined), [failure, again, round]);

    if (Shown) return <Shown {...props} />;
    return (
      <Page organization={null} title={t('page.loading')}>
        {failure ? (
          <>
            <LoadFailed failure={failure} onRetry={again} />
            <HelpStep />
          </>
        ) : (
          <Skeleton />
        )}
      </Page>
    );
  }
  return {
    Page: Lazy,
    // A failed prefetch is ignored: the page itself retries and shows the error.
    prepare: () => void fetchOnce().catch(failureOf),
  };
}

// Some browsers cache a failed import until the page is reloaded, and a new release renames the files.
function retry(round: number, again: () => void): void {
  if (round > 0 && navigator.onLine) window.location.reload();
  else again();
}
