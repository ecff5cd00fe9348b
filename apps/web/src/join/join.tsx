import { useLocation } from './page/browser-history.ts';
import { isDisownable } from './not-me/disownable-mail.ts';
import { lazyPage } from './page/lazy-page.tsx';
import { LinkEntry } from './link-page/link-entry.tsx';
import { beginLink } from './link-page/load-link.ts';
import { NothingHere } from './page/nothing-here.tsx';

// The link page is most people's first screen: the other pages are lazy-loaded.
const framedEntry = lazyPage(async () => (await import('./frame/framed-entry.tsx')).FramedEntry);
const previewEntry = lazyPage(async () => (await import('./preview/preview-entry.tsx')).PreviewEntry);
const rehearsalEntry = lazyPage(async () => (await import('./preview/rehearsal-entry.tsx')).RehearsalEntry);
const registerEntry = lazyPage(async () => (await import('./wizard/register-entry.tsx')).RegisterEntry);
const notMeEntry = lazyPage(async () => (await import('./not-me/not-me-entry.tsx')).NotMeEntry);
const welcomePage = lazyPage(async () => (await import('./wizard/welcome-page.tsx')).WelcomePage);

/** Requests the link before the first render. */
export function askAhead(): void {
  const token = linkTokenOf(window.location.pathname);
  if (token !== null) beginLink(token);
}

/** The invitee's side: chooses the page for an address. */
export function Join() {
  const location = useLocation();
  const [, area, part = ''] = location.pathname.split('/');
  const token = linkTokenOf(location.pathname);
  const framed = framedTokenOf(location.pathname);
  if (framed !== null) return <framedEntry.Page token={framed} />;
  if (token !== null) return <LinkEntry key={token} token={token} />;
  if (area === 'register') return <registerEntry.Page key={location.hash} token={location.hash.slice(1)} />;
  if (area === 'preview') return <previewEntry.Page signupLinkId={part} search={location.search} />;
  if (area === 'rehearsal')
    return (
      <rehearsalEntry.Page key={location.hash} signupLinkId={part} waitingToken={location.hash.slice(1)} />
    );
  if (area === 'welcome') return <welcomePage.Page />;
  if (area === 'not-me' && isDisownable(part))
    return <notMeEntry.Page key={location.hash} mail={part} token={location.hash.slice(1)} />;
  return <NothingHere />;
}

function linkTokenOf(pathname: string): string | null {
  const [, area, token, inside] = pathname.split('/');
  return area === 'join' && token && !inside ? decoded(token) : null;
}

/** Whether a page is the frame that websites embed, or a preview of it. */
export function isFrame({ pathname, search }: { pathname: string; search: string }): boolean {
  const isPreview = pathname.startsWith('/preview/') && new URLSearchParams(search).get('as') === 'frame';
  return isPreview || framedTokenOf(pathname) !== null;
}

/** The link token of `/join/{token}/frame`, the page that websites embed. */
function framedTokenOf(pathname: string): string | null {
  const [, area, token, inside] = pathname.split('/');
  return area === 'join' && token && inside === 'frame' ? decoded(token) : null;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    // A damaged escape means a damaged token: the API will not find it.
    return part;
  }
}
