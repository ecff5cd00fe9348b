import { movedParameter } from '@casedoor/contracts/own-origin';
import type { FastifyRequest } from 'fastify';
import { isForwarded } from './forwarded.ts';

/**
 * Where a page belongs that a browser opened under another host name, scheme or port: its URL at `appOrigin`. Null if it
 * is answered here, also if only the page itself can decide: it knows the address that the browser shows.
 */
export function urlAtOwnOrigin(request: FastifyRequest, appOrigin: string): string | null {
  if (!isNavigation(request) || isOwnOrigin(request, appOrigin)) return null;
  // Headers of a proxy that is not trusted: it may have changed the host, so this may be the right address already.
  if (request.ips === undefined && isForwarded(request)) return null;
  // A damaged address can have a secret in its path, which a redirect would repeat.
  if (request.url !== request.originalUrl) return null;
  const url = URL.parse(request.url.replace(/^\/+/, '/'), appOrigin);
  if (!url) return null;
  if (url.searchParams.has(movedParameter)) {
    warnOfHiddenHost(request, appOrigin);
    return null;
  }
  // Neither URLSearchParams nor `url.href`: the one rewrites the query, the other could name another host.
  return `${appOrigin}${url.pathname}${url.search}${url.search === '' ? '?' : '&'}${movedParameter}=1`;
}

function isNavigation({ method, headers }: FastifyRequest): boolean {
  if (method !== 'GET' && method !== 'HEAD') return false;
  const mode = headers['sec-fetch-mode'];
  return mode === undefined ? headers.accept?.includes('text/html') === true : mode === 'navigate';
}

function isOwnOrigin({ protocol, host }: FastifyRequest, appOrigin: string): boolean {
  // HTTP/1.0 names no host.
  return host === '' || URL.parse(`${protocol}://${host}`)?.origin === appOrigin;
}

const warned = new WeakSet();

/** Warns once: the address is right in the browser, and a proxy in between hides it. */
function warnOfHiddenHost(request: FastifyRequest, appOrigin: string): void {
  if (warned.has(request.server)) return;
  warned.add(request.server);
  request.log.warn(
    { origin: `${request.protocol}://${request.host}`, appOrigin },
    'Pages that were redirected to APP_ORIGIN arrive under another origin again: a proxy changes the host or the scheme, ' +
      'or redirects elsewhere. Let it keep Host, or send X-Forwarded-Host and X-Forwarded-Proto and name it in TRUST_PROXY.',
  );
}
