import type { PublicSignupLink } from '@casedoor/contracts';
import { useCallback, useEffect } from 'react';
import { request } from '../api/request.ts';
import { navigate, useLocation } from './browser-history.ts';
import { ClosedLink } from './closed-link.tsx';
import { codeOf } from './failure.ts';
import { followSender, spokenLanguage } from './language.ts';
import { LinkForm } from './link-form.tsx';
import { LoadFailed } from './load-failed.tsx';
import { useLoaded } from './loading.ts';
import { NothingHere } from './nothing-here.tsx';
import { Skeleton } from './notice.tsx';
import { Page } from './page.tsx';
import { remember } from './tab-memory.ts';
import { useText } from './text.ts';
import { WaitingPage } from './waiting-page.tsx';

/** What stands in the browser's history while a mail is awaited: it survives a reload. */
interface Waiting {
  readonly sentTo: string;
  readonly sentAt: number;
}

function waitingOf(state: unknown): Waiting | null {
  if (typeof state !== 'object' || state === null || !('sentTo' in state) || !('sentAt' in state))
    return null;
  const { sentTo, sentAt } = state;
  return typeof sentTo === 'string' && typeof sentAt === 'number' ? { sentTo, sentAt } : null;
}

/** `/join/{token}`: who invites and what will happen, then "look in your mail". */
export function LinkEntry({ token }: { readonly token: string }) {
  const { t } = useText();
  const location = useLocation();
  const load = useCallback(
    async (signal: AbortSignal) => {
      const link = await request('GET /public/signup-links/{token}', { params: { token }, signal });
      await followSender(link.locale);
      return link;
    },
    [token],
  );
  const { value: link, failure, reload } = useLoaded<PublicSignupLink>(load);
  const waiting = waitingOf(location.state);

  // A page kept by the browser for "back" may be old: the link can have closed meanwhile.
  useEffect(() => {
    const refresh = (event: PageTransitionEvent) => {
      if (event.persisted) reload();
    };
    window.addEventListener('pageshow', refresh);
    return () => window.removeEventListener('pageshow', refresh);
  }, [reload]);

  if (codeOf(failure) === 'signup_link_not_found' || codeOf(failure) === 'request_invalid')
    return <NothingHere />;
  if (failure && !link) {
    return (
      <Page organization={null} title={t('link.title')}>
        <LoadFailed failure={failure} onRetry={reload} />
      </Page>
    );
  }
  if (!link) {
    return (
      <Page organization={null} title={t('link.title')}>
        <Skeleton />
      </Page>
    );
  }

  const start = async (email: string) => {
    const from = sourceOf(location.search);
    await request('POST /public/signup-links/{token}/registrations', {
      params: { token },
      body: { email: email.trim(), locale: spokenLanguage(), ...(from === null ? {} : { from }) },
    });
    remember('email', email.trim());
  };
  const here = location.pathname + location.search;

  if (waiting) {
    return (
      <WaitingPage
        key="waiting"
        organization={link.organization}
        sentTo={waiting.sentTo}
        sentAt={waiting.sentAt}
        onResend={async () => {
          await start(waiting.sentTo);
          navigate(here, {
            replace: true,
            state: { sentTo: waiting.sentTo, sentAt: Date.now() } satisfies Waiting,
          });
        }}
        onOtherAddress={() => navigate(here)}
      />
    );
  }
  if (link.state !== 'open') {
    return <ClosedLink organization={link.organization} state={link.state} opensAt={link.opensAt} />;
  }
  return (
    <LinkForm
      key="form"
      link={link}
      onStart={async (email) => {
        await start(email);
        navigate(here, { state: { sentTo: email.trim(), sentAt: Date.now() } satisfies Waiting });
      }}
      onClosed={reload}
    />
  );
}

/** The source tag of the address (`?from=poster`), as far as the contract takes it. */
function sourceOf(search: string): string | null {
  const tag = (new URLSearchParams(search).get('from') ?? '')
    .normalize('NFC')
    .replaceAll(/[\p{Cc}\p{Cf}]/gu, '')
    .trim()
    .slice(0, 50)
    .trim();
  return tag === '' ? null : tag;
}
