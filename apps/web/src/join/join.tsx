import { useLocation } from './browser-history.ts';
import { LinkEntry } from './link-entry.tsx';
import { NothingHere } from './nothing-here.tsx';
import { RegisterEntry } from './register-entry.tsx';
import { WelcomePage } from './welcome-page.tsx';

/** The invitee's side: which page an address shows. */
export function Join() {
  const location = useLocation();
  const [, area, token] = location.pathname.split('/');
  if (area === 'join' && token) return <LinkEntry key={token} token={decoded(token)} />;
  if (area === 'register') return <RegisterEntry key={location.hash} token={location.hash.slice(1)} />;
  if (area === 'welcome') return <WelcomePage />;
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
