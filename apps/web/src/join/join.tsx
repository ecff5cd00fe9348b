import { useLocation } from './browser-history.ts';
import { isDisownable } from './disownable-mail.ts';
import { lazyPage } from './lazy-page.tsx';
import { LinkEntry } from './link-entry.tsx';
import { NothingHere } from './nothing-here.tsx';

// The link page is the first screen of most people: the walk comes when they get to it.
const registerEntry = lazyPage(async () => (await import('./register-entry.tsx')).RegisterEntry);
const notMeEntry = lazyPage(async () => (await import('./not-me-entry.tsx')).NotMeEntry);
const welcomePage = lazyPage(async () => (await import('./welcome-page.tsx')).WelcomePage);

/** The invitee's side: which page an address shows. */
export function Join() {
  const location = useLocation();
  const [, area, token] = location.pathname.split('/');
  if (area === 'join' && token) return <LinkEntry key={token} token={decoded(token)} />;
  if (area === 'register') return <registerEntry.Page key={location.hash} token={location.hash.slice(1)} />;
  if (area === 'welcome') return <welcomePage.Page />;
  if (area === 'not-me' && isDisownable(token))
    return <notMeEntry.Page key={location.hash} mail={token} token={location.hash.slice(1)} />;
  return <NothingHere />;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    // A damaged escape is part of a damaged token: the API will not know it.
    return part;
  }
}
