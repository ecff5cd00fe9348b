import { listMailbox, locale } from '@casedoor/contracts';
import type { FastifyInstance } from 'fastify';
import type { Database } from '../database/client.ts';
import { isForwarded } from '../http/forwarded.ts';
import { Problem } from '../http/problem.ts';
import { serveEndpoint, type Admit } from '../http/serve-endpoint.ts';
import type { Mailbox } from './mailbox-mailer.ts';
import { openEmail, type OpenedEmail, type SealedEmail } from './prepare-email.ts';
import { recordDelivery } from './record-delivery.ts';
import { readResendEvent, ReportForged } from './resend-events.ts';
import { SealBroken } from './sealed-link.ts';

/** Serves the development mailbox. Register it only while mails go there: it shows every personal link. */
export function mailboxRoutes(
  app: FastifyInstance,
  options: { database: Database; mailbox: Mailbox; sealingKey: Buffer },
): void {
  const { database, mailbox, sealingKey } = options;
  serveEndpoint(app, listMailbox, fromThisMachine, async ({ query }) => {
    const { to, limit } = query;
    const stored = await database.email.findMany({
      where: to === undefined ? {} : { recipient: { equals: to, mode: 'insensitive' } },
      orderBy: { id: 'desc' },
      take: limit,
    });
    const kept = mailbox.kept.filter(
      ({ recipient }) => to === undefined || recipient.toLowerCase() === to.toLowerCase(),
    );
    // UUID version 7 sorts by creation time.
    const emails = [...kept, ...stored].toSorted((a, b) => (a.id < b.id ? 1 : -1)).slice(0, limit);
    return {
      items: emails.map((email) => ({
        id: email.id,
        to: email.recipient,
        message: email.message,
        locale: locale.parse(email.locale),
        ...opened(email, sealingKey),
        createdAt: email.createdAt.toISOString(),
      })),
    };
  });
}

// A website can reach this machine under its own host name (DNS rebinding), but not under these names;
// another machine can send any host name, but not from these addresses, unless a proxy here passes it on.
const loopbackNames = ['localhost', '127.0.0.1', '[::1]'];
const loopbackAddress = /^(127\.|::1$|::ffff:127\.)/;

const fromThisMachine: Admit<null> = async (request) => {
  const { headers, socket } = request;
  const name = (headers.host ?? '').replace(/:\d+$/, '').toLowerCase();
  const site = headers['sec-fetch-site'] ?? 'none';
  const here =
    loopbackNames.includes(name) &&
    loopbackAddress.test(socket.remoteAddress ?? '') &&
    !isForwarded(request) &&
    ['none', 'same-origin'].includes(site.toString()) &&
    (headers.origin === undefined || URL.parse(headers.origin)?.host === headers.host);
  if (!here) throw new Problem('endpoint_not_found');
  return null;
};

/**
 * Receives Resend's signed reports at `POST /hooks/resend`, outside the API. Refuses a
 * report that is not signed, or was signed more than five minutes ago; accepts and
 * ignores events that are not about our mails, so that Resend does not retry.
 */
export async function resendRoutes(
  app: FastifyInstance,
  { database, secret }: { database: Database; secret: string },
): Promise<void> {
  await app.register(async (hooks) => {
    // The signature covers the bytes: parsing and serializing again would break it.
    hooks.removeAllContentTypeParsers();
    hooks.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => done(null, body));
    hooks.post('/hooks/resend', { bodyLimit: 256 * 1024, schema: { hide: true } }, async (request, reply) => {
      try {
        const body = typeof request.body === 'string' ? request.body : '';
        const report = readResendEvent(secret, { body, headers: request.headers });
        const outcome = report === null ? 'unknown' : await recordDelivery(database, report);
        return reply.code(outcome === 'early' ? 503 : 204).send();
      } catch (error) {
        if (!(error instanceof ReportForged)) throw error;
        return reply.code(401).send();
      }
    });
  });
}

/**
 * Shows a mail that was sealed with an earlier AUTH_SECRET without its link and code, so that it does not break the whole list.
 */
function opened(email: SealedEmail, sealingKey: Buffer): OpenedEmail {
  try {
    return openEmail(email, sealingKey);
  } catch (error) {
    if (error instanceof SealBroken)
      return { subject: email.subject, html: email.html, text: email.text, otpToken: null };
    throw error;
  }
}
