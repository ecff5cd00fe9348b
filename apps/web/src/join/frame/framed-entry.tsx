import type { PublicSignupLink } from '@casedoor/contracts';
import { useCallback, useEffect, useRef } from 'react';
import { request } from '../../api/request.ts';
import { countVisit } from '../link-page/count-visit.ts';
import { takeEmbedded } from '../link-page/embedded-link.ts';
import { codeOf } from '../page/failure.ts';
import { tellAround } from './frame-events.ts';
import { FramedLink } from './framed-link.tsx';
import { followSender } from '../page/language.ts';
import { LoadFailed } from '../page/load-failed.tsx';
import { useLoaded } from '../page/loading.ts';
import { NothingHere } from '../page/nothing-here.tsx';
import { Skeleton } from '../page/notice.tsx';
import { Page } from '../page/page.tsx';
import { sourceOf } from '../link-page/source-tag.ts';
import { useText } from '../../i18n/text.ts';
import '../later.css';

/**
 * `/join/{token}/frame`: the link page inside a website. It reads no session, sends requests without cookies and stores
 * nothing about the person, so clickjacking by the surrounding page gains nothing.
 */
export function FramedEntry({ token }: { readonly token: string }) {
  const { t } = useText();
  const load = useCallback((signal: AbortSignal) => loadFramed(token, signal), [token]);
  const { value: link, failure, reload } = useLoaded(load);
  const sheet = useRef<HTMLDivElement>(null);
  const origins = link?.frameOrigins;
  const state = link?.state;
  const sent = useRef<PublicSignupLink['state'] | null>(null);

  useEffect(() => {
    if (!origins || !state || sent.current === state) return;
    tellAround(origins, { type: sent.current === null ? 'ready' : 'changed', state });
    sent.current = state;
  }, [origins, state]);
  const isShown = link !== null;
  useEffect(
    () => (isShown ? countVisit(token, sourceOf(window.location.search)) : undefined),
    [isShown, token],
  );
  useEffect(() => {
    const element = sheet.current;
    if (!origins || !element) return undefined;
    const observer = new ResizeObserver(() => {
      const height = Math.ceil(element.getBoundingClientRect().height);
      if (height > 0) tellAround(origins, { type: 'resized', height });
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [origins]);

  return (
    <div ref={sheet} className="framed">
      {link ? (
        <FramedLink
          token={token}
          link={link}
          onReload={reload}
          onStarted={() => tellAround(link.frameOrigins, { type: 'started' })}
        />
      ) : codeOf(failure) === 'signup_link_not_found' || codeOf(failure) === 'request_invalid' ? (
        <NothingHere />
      ) : (
        <Page organization={null} title={failure ? t('failure.networkHeading') : t('page.loading')}>
          {failure ? <LoadFailed failure={failure} onRetry={reload} /> : <Skeleton />}
        </Page>
      )}
    </div>
  );
}

async function loadFramed(token: string, signal: AbortSignal): Promise<PublicSignupLink> {
  const link =
    takeEmbedded()?.link ??
    (await request('GET /public/signup-links/{token}', { params: { token }, anonymous: true, signal }));
  await followSender(link.locale);
  return link;
}
