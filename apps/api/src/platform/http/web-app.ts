import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { readInviteeAddress } from '@casedoor/contracts/invitee-address';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { urlAtOwnOrigin } from './own-origin.ts';

/** Pages are not endpoints of the API: its OpenAPI document leaves them out. */
const hidden = { schema: { hide: true } };

/** The invitee's pages; every other page belongs to the administrators' app. */
const joinPages = [
  '/join',
  '/join/:token',
  '/register',
  '/welcome',
  '/not-me',
  '/not-me/:mail',
  '/rehearsal',
  '/rehearsal/:signupLinkId',
  '/preview',
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
  /** The websites that may embed the frame of a link token; none if there is no such link. */
  frameOrigins: (token: string) => Promise<readonly string[]>;
}

/**
 * Serves the built single-page app from `folder`: its files, and the right page for every path that is not the API's.
 */
export async function serveWebApp(
  app: FastifyInstance,
  folder: string,
  { appOrigin, mailbox, frameOrigins }: WebApp,
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
    (await readFile(join(folder, file), 'utf8')).replaceAll('__APP_ORIGIN__', appOrigin);
  const pages = { app: await readPage('index.html'), join: await readPage('join.html') };
  const sendPage = (reply: FastifyReply, html: string, policy?: PagePolicy) => {
    const elsewhere = urlAtOwnOrigin(reply.request, appOrigin);
    if (elsewhere === null) return sendHere(reply, html, policy);
    // Temporary, and never cached: a browser would keep a wrong APP_ORIGIN for years.
    return reply.header('cache-control', 'no-store').redirect(elsewhere, 307);
  };
  for (const url of joinPages) app.get(url, hidden, (_request, reply) => sendPage(reply, pages.join));
  app.get<{ Params: { token: string } }>('/join/:token/frame', hidden, async ({ params }, reply) =>
    sendPage(reply, pages.join, { ancestors: await frameOrigins(params.token) }),
  );
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
    .send(html.replaceAll('__CSP_NONCE__', nonce));
}
