import { cleanEmail } from '@casedoor/contracts/clean-contact';
import { useCallback, useEffect } from 'react';
import { startRegistration } from '../page/start-registration.ts';
import { navigate, useLocation } from '../page/browser-history.ts';
import { countVisit } from './count-visit.ts';
import { Discreetly } from '../page/discretion.tsx';
import { codeOf } from '../page/failure.ts';
import { spokenLanguage } from '../page/language.ts';
import { lazyPage } from '../page/lazy-page.tsx';
import { LinkForm } from './link-form.tsx';
import { LoadFailed } from '../page/load-failed.tsx';
import { type FoundLink, loadLink } from './load-link.ts';
import { useLoaded } from '../page/loading.ts';
import { NothingHere } from '../page/nothing-here.tsx';
import { Skeleton } from '../page/notice.tsx';
import { Page } from '../page/page.tsx';
import { sourceOf } from './source-tag.ts';
import { forget, remember, remembered } from '../page/tab-memory.ts';
import { useText } from '../../i18n/text.ts';

const closedPage = lazyPage(async () => (await import('./closed-link.tsx')).ClosedLink);
const waitingPage = lazyPage(async () => (await import('../waiting/waiting-page.tsx')).WaitingPage);

/** The waiting page's state, kept in the browser's history so that it survives a reload. */
interface Waiting {
  readonly sentTo: string;
  readonly sentAt: number;
  /** The address belongs to a throw-away mail service. */
  readonly throwaway: boolean;
}

function waitingOf(state: unknown): Waiting | null {
  if (typeof state !== 'object' || state === null || !('sentTo' in state) || !('sentAt' in state))
    return null;
  const { sentTo, sentAt } = state;
  if (typeof sentTo !== 'string' || typeof sentAt !== 'number') return null;
  return {
    sentTo,
    sentAt,
    throwaway: 'throwaway' in state && state.throwaway === true,
  };
}

const isChanging = (state: unknown) => typeof state === 'object' && state !== null && 'changing' in state;

/** `/join/{token}`: who invites and what will happen, then the waiting page ("Look in your mail"). */
export function LinkEntry({ token }: { readonly token: string }) {
  const { t } = useText();
  const load = useCallback((signal: AbortSignal) => loadLink(token, signal), [token]);
  const { value: found, failure, reload } = useLoaded(load);

  // A page restored from the back/forward cache may be outdated: the link may have closed since.
  useEffect(() => {
    const refresh = (event: PageTransitionEvent) => {
      if (event.persisted) reload();
    };
    window.addEventListener('pageshow', refresh);
    return () => window.removeEventListener('pageshow', refresh);
  }, [reload]);

  if (codeOf(failure) === 'signup_link_not_found' || codeOf(failure) === 'request_invalid')
    return <NothingHere />;
  if (!found) {
    return (
      <Page organization={null} title={failure ? t('failure.networkHeading') : t('page.loading')}>
        {failure ? <LoadFailed failure={failure} onRetry={reload} /> : <Skeleton />}
      </Page>
    );
  }
  return (
    <Discreetly discreet={found.link.discreet} quickExitUrl={found.link.quickExitUrl} confirmed={false}>
      <LinkPages token={token} found={found} onReload={reload} />
    </Discreetly>
  );
}

function LinkPages({
  token,
  found: { link, signedInAs, alreadyMember },
  onReload,
}: {
  readonly token: string;
  readonly found: FoundLink;
  readonly onReload: () => void;
}) {
  const location = useLocation();
  const waiting = waitingOf(location.state);
  const here = location.pathname + location.search;
  const kept = `waiting:${token}` as const;
  // In an effect, so that counting does not delay the page.
  useEffect(() => countVisit(token, sourceOf(window.location.search)), [token]);

  const start = async (email: string, asking: string | null = null) => {
    const from = sourceOf(location.search);
    const { waitingToken, throwawayEmail: throwaway } = await startRegistration({
      params: { token },
      body: {
        email: cleanEmail(email),
        locale: spokenLanguage(),
        ...(from === null ? {} : { from }),
        ...(asking === null ? {} : { waitingToken: asking }),
      },
    });
    remember('email', cleanEmail(email));
    remember(kept, waitingToken);
    return { sentTo: cleanEmail(email), sentAt: Date.now(), throwaway } satisfies Waiting;
  };

  if (waiting) {
    return (
      <waitingPage.Page
        key="waiting"
        organization={link.organization}
        waitingToken={remembered(kept)}
        sentTo={waiting.sentTo}
        sentAt={waiting.sentAt}
        throwaway={waiting.throwaway}
        onResend={async () =>
          navigate(here, { replace: true, state: await start(waiting.sentTo, remembered(kept)) })
        }
        onStartAgain={() => {
          forget(kept);
          navigate(here, { replace: true, state: { changing: true } });
        }}
      />
    );
  }
  if (link.state !== 'open') {
    return (
      <closedPage.Page
        organization={link.organization}
        state={link.state}
        opensAt={link.opensAt}
        linkToken={token}
      />
    );
  }
  return (
    <LinkForm
      key="form"
      link={link}
      signedInAs={signedInAs}
      alreadyMember={alreadyMember}
      changing={isChanging(location.state)}
      onBegin={waitingPage.prepare}
      onStart={async (email) => navigate(here, { state: await start(email) })}
      onClosed={onReload}
    />
  );
}
