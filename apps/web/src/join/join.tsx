import { readInviteeAddress } from '@casedoor/contracts/invitee-address';
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
const loadRegister = () => import('./wizard/register-entry.tsx');
const registerEntry = lazyPage(async () => (await loadRegister()).RegisterEntry);
const notMeEntry = lazyPage(async () => (await import('./not-me/not-me-entry.tsx')).NotMeEntry);
const accessibilityPage = lazyPage(
  async () => (await import('./accessibility/accessibility-page.tsx')).AccessibilityPage,
);
const welcomePage = lazyPage(async () => (await import('./wizard/welcome-page.tsx')).WelcomePage);

/** The address in the browser, or null where it is no invitee's. */
const addressAt = ({ pathname, search, hash }: Pick<Location, 'pathname' | 'search' | 'hash'>) =>
  readInviteeAddress(`${pathname}${search}${hash}`);

/** Requests the link, or the code of a personal link's page, before the first render. */
export function askAhead(): void {
  const address = addressAt(window.location);
  if (address?.page === 'join' && address.part !== '') beginLink(address.part);
  // A failure shows where the page is needed, which asks again.
  if (address?.page === 'register') loadRegister().catch(() => undefined);
}

/** The invitee's side: chooses the page for an address. */
export function Join() {
  const location = useLocation();
  const { page, part, secret } = addressAt(location) ?? { page: null, part: '', secret: '' };
  switch (page) {
    case 'join':
      return part === '' ? <NothingHere /> : <LinkEntry key={part} token={part} />;
    case 'frame':
      return <framedEntry.Page token={part} />;
    case 'register':
      return <registerEntry.Page key={secret} token={secret} />;
    case 'preview':
      return <previewEntry.Page signupLinkId={part} search={location.search} />;
    case 'rehearsal':
      return <rehearsalEntry.Page key={secret} signupLinkId={part} waitingToken={secret} />;
    case 'welcome':
      return <welcomePage.Page />;
    case 'accessibility':
      return <accessibilityPage.Page />;
    case 'not-me':
      return isDisownable(part) ? (
        <notMeEntry.Page key={secret} mail={part} token={secret} />
      ) : (
        <NothingHere />
      );
    // Pages of the administrators' app, or of nobody.
    case 'password':
    case 'new-address':
    case 'setup':
    case null:
      return <NothingHere />;
  }
}

/** Whether a page is the frame that websites embed, or a preview of it. */
export function isFrame(location: Pick<Location, 'pathname' | 'search' | 'hash'>): boolean {
  const page = addressAt(location)?.page;
  return (
    page === 'frame' || (page === 'preview' && new URLSearchParams(location.search).get('as') === 'frame')
  );
}
