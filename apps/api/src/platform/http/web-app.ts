import { randomBytes, randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Locale, PublicSignupLink } from '@casedoor/contracts';
import { readInviteeAddress } from '@casedoor/contracts/invitee-address';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { fillJoinPage, type LinkPage } from './join-page.ts';
import { localeOf } from './locale.ts';
import { urlAtOwnOrigin } from './own-origin.ts';

/** Pages are not endpoints of the API: its OpenAPI document leaves them out. */
const hidden = { schema: { hide: true } };

/** The client's own pages. */
const clientPages = ['/my', '/my/*'];

/** The invitee's pages of no link; every other page belongs to the administrators' app. */
const joinPages = [
  '/join',
  '/register',
  '/welcome',
  '/not-me',
  '/not-me/:mail',
  '/rehearsal',
  '/rehearsal/:signupLinkId',
  '/preview',
  '/accessibility',
];

/**
 * The URL to route a request by: that of the page which a damaged address means. The page puts the address right in the
 * browser; a redirect would repeat a secret that a gateway has moved into the path.
 */
export function routedUrl({ method, url = '/' }: Pick<IncomingMessage, 'method' | 'url'>): string {
  if (method !== 'GET' && method !== 'HEAD') return url;
  return readInviteeAddress(url)?.visible ?? url;
}

interface WebApp {
  /** The one origin where pages work: cookies, passkeys and links in mails belong to it. */
  appOrigin: string;
  /** Whether the development mailbox is served. */
  mailbox: boolean;
  /** What the page of a link token shows; null if there is no such link. */
  findLink: (token: string) => Promise<PublicSignupLink | null>;
}

/** Stands for the nonce of a page. Nobody knows it, so that an organization's texts cannot contain it. */
const nonceSlot = randomUUID();

/** A page that waits longer for the database is served without the link's data, and asks for them itself. */
const longestWait = 1_500;

/**
 * Serves the built single-page app from `folder`: its files, and the right page for every path that is not the API's.
 */
export async function serveWebApp(
  app: FastifyInstance,
  folder: string,
  { appOrigin, mailbox, findLink }: WebApp,
): Promise<void> {
  await app.register(fastifyStatic, {
    root: join(folder, 'assets'),
    prefix: '/assets/',
    immutable: true,
    maxAge: '1y',
    // The build compressed the files; compressing at each request would cost the CPU that hashes passwords.
    preCompressed: true,
  });
  // These keep their names.
  for (const file of ['icon.svg', 'start.js'])
    app.get(`/${file}`, hidden, (_request, reply) =>
      reply.sendFile(file, folder, { maxAge: file === 'icon.svg' ? '1d' : '5m', immutable: false }),
    );
  const readPage = async (file: string) =>
    (await readFile(join(folder, file), 'utf8'))
      .replaceAll('__APP_ORIGIN__', appOrigin)
      .replaceAll('__CSP_NONCE__', nonceSlot);
  const pages = {
    app: await readPage('index.html'),
    join: await readPage('join.html'),
    client: await readPage('client.html'),
  };
  /** Redirects a page that was opened elsewhere; false where it belongs here. */
  const redirected = (reply: FastifyReply) => {
    const elsewhere = urlAtOwnOrigin(reply.request, appOrigin);
    if (elsewhere === null) return false;
    // Temporary, and never cached: a browser would keep a wrong APP_ORIGIN for years.
    void reply.header('cache-control', 'no-store').redirect(elsewhere, 307);
    return true;
  };
  const sendPage = (reply: FastifyReply, html: string, policy?: PagePolicy) =>
    redirected(reply) ? reply : sendHere(reply, html, policy);
  for (const url of joinPages) app.get(url, hidden, (_request, reply) => sendPage(reply, pages.join));
  for (const url of clientPages) app.get(url, hidden, (_request, reply) => sendPage(reply, pages.client));
  // A link that did not change is the same object: what was written for it is kept for as long.
  const filled = new WeakMap<PublicSignupLink, Map<string, string>>();
  const filledPage = (page: LinkPage) => {
    const ofLink = filled.get(page.link) ?? new Map<string, string>();
    filled.set(page.link, ofLink);
    const variant = JSON.stringify([page.path, page.locale, page.mayBeSignedIn, page.framed]);
    const html = ofLink.get(variant) ?? fillJoinPage(pages.join, page);
    ofLink.set(variant, html);
    return html;
  };
  const sendLinkPage = async (request: LinkRequest, reply: FastifyReply, isFrame: boolean) => {
    if (redirected(reply)) return reply;
    const { token } = request.params;
    const link = await findInTime(request, () => findLink(token));
    const ancestors = isFrame ? (link?.frameOrigins ?? []) : [];
    // A frame that nobody may show is the same for every token: it reveals nothing about the link.
    if (link === null || (isFrame && ancestors.length === 0)) return sendHere(reply, pages.join);
    const page = {
      link,
      locale: languageOf(request, link),
      mayBeSignedIn: request.headers.cookie !== undefined,
      framed: isFrame,
      appOrigin,
      path: `/join/${encodeURIComponent(token)}`,
      nonce: nonceSlot,
    };
    return sendHere(reply, filledPage(page), { ancestors });
  };
  app.get('/join/:token', hidden, (request: LinkRequest, reply) => sendLinkPage(request, reply, false));
  app.get('/join/:token/frame', hidden, (request: LinkRequest, reply) => sendLinkPage(request, reply, true));
  // The preview, which the administrators' app embeds.
  app.get('/preview/:signupLinkId', hidden, (_request, reply) =>
    sendPage(reply, pages.join, { ancestors: ["'self'"] }),
  );
  // Mails have inline styles, and the frame that shows them inherits the page's policy.
  if (mailbox)
    app.get('/mailbox', hidden, (_request, reply) =>
      sendPage(reply, pages.app, { styles: "'unsafe-inline'" }),
    );
  app.get('/*', hidden, (request, reply) => {
    if (/^\/(api|assets|hooks)(\/|$)/.test(request.url)) return reply.callNotFound();
    return sendPage(reply, pages.app);
  });
}

type LinkRequest = FastifyRequest<{ Params: { token: string } }>;

/** The link, or null if the database does not answer: the page itself then says so, and tries again. */
async function findInTime(
  request: FastifyRequest,
  find: () => Promise<PublicSignupLink | null>,
): Promise<PublicSignupLink | null> {
  const answered = new AbortController();
  try {
    return await Promise.race([find(), wait(longestWait, null, { signal: answered.signal })]);
  } catch (error) {
    request.log.error({ err: error }, 'a link page is served without its data');
    return null;
  } finally {
    answered.abort();
  }
}

/** The language that the page will have: its address's, else the link's, else the browser's. */
function languageOf({ query, headers }: FastifyRequest, link: PublicSignupLink): Locale {
  const { lang } = query as { lang?: unknown };
  return lang === 'en' || lang === 'fr' ? lang : (link.locale ?? localeOf(headers['accept-language']));
}

interface PagePolicy {
  /** CSP source of its styles; left out, a nonce for those that the component library adds at run time. */
  styles?: string;
  /** Websites that may frame it; left out or empty, none. */
  ancestors?: readonly string[];
}

function sendHere(
  reply: FastifyReply,
  html: string,
  { styles, ancestors = [] }: PagePolicy = {},
): FastifyReply {
  const nonce = randomBytes(16).toString('base64');
  const policy = String(reply.getHeader('content-security-policy'))
    .replace("style-src 'self'", `style-src 'self' ${styles ?? `'nonce-${nonce}'`}`)
    .replace("frame-ancestors 'none'", `frame-ancestors ${ancestors.join(' ') || "'none'"}`);
  // X-Frame-Options takes no list: with it, an old browser would refuse the websites that are allowed.
  if (ancestors.length > 0) reply.removeHeader('x-frame-options');
  return reply
    .header('content-security-policy', policy)
    .header('cache-control', 'no-store')
    .type('text/html; charset=utf-8')
    .send(html.replaceAll(nonceSlot, nonce));
}
