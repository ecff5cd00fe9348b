import { movedParameter } from '@casedoor/contracts/own-origin';

/** The address that the browser shows, and where the page belongs. Null where the page is, or nobody knows its origin. */
export function ownAddress(
  { origin, pathname, search, hash }: Pick<Location, 'origin' | 'pathname' | 'search' | 'hash'>,
  appOrigin: string,
): { address: string; wasMoved: boolean } | null {
  // The page of a development server names no origin.
  if (!/^https?:\/\//.test(appOrigin) || origin === appOrigin) return null;
  const kept = withoutMark(search);
  const wasMoved = kept !== search;
  const query = wasMoved ? kept : `${search}${search === '' ? '?' : '&'}${movedParameter}=1`;
  return { address: `${appOrigin}${pathname}${query}${hash}`, wasMoved };
}

/** A query without the parameter that marks a page as sent here from another host name. */
export function withoutMark(search: string): string {
  const parameters = search.slice(1).split('&');
  const kept = parameters.filter((parameter) => parameter.split('=')[0] !== movedParameter);
  return kept.length === parameters.length ? search : kept.length === 0 ? '' : `?${kept.join('&')}`;
}

/** The origin that the server wrote into the page; empty in development. */
export const writtenOrigin = (): string =>
  document.querySelector<HTMLMetaElement>('meta[name="app-origin"]')?.content ?? '';

/**
 * Whether the page may start: it is at its own origin, where cookies and passkeys work. Elsewhere it goes there, or shows
 * the right address in `root` if it was sent there and came back. Call `correctAddress` before.
 */
export function startsHere(root: HTMLElement): boolean {
  const own = ownAddress(window.location, writtenOrigin());
  if (own === null) return true;
  if (own.wasMoved) show(root, own.address);
  else window.location.replace(own.address);
  return false;
}

// Not in a catalog, which would have to be loaded first.
const sentences = { en: 'This page works only here:', fr: 'Cette page ne fonctionne qu’ici :' };

function show(root: HTMLElement, address: string): void {
  root.replaceChildren(
    ...Object.entries(sentences).map(([lang, sentence]) => {
      const line = Object.assign(document.createElement('p'), { lang, className: 'before', role: 'alert' });
      const link = Object.assign(document.createElement('a'), { href: address });
      link.textContent = new URL(address).origin;
      line.append(`${sentence} `, link);
      return line;
    }),
  );
}
