import { createHmac, randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { expect } from '@playwright/test';

/** A mail that the product sent to the provider. */
interface TakenMail {
  /** The provider's id of the mail. */
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

interface SentMail {
  to: string | string[];
  subject: string;
  text: string;
}

/** A stand-in for Resend: accepts mails, alone and in batches, and posts webhooks about their delivery, signed as Resend signs them. */
export interface ResendStandIn {
  /** Environment variables that make the product use this stand-in. */
  readonly env: NodeJS.ProcessEnv;
  /** Returns the newest mail to an address; polls until there is one. */
  newestMailTo(address: string): Promise<TakenMail>;
  /** Posts a webhook to the product; returns the status. */
  report(origin: string, type: string, mailId: string, signedWith?: Buffer): Promise<number>;
  stop(): Promise<void>;
}

const key = Buffer.from('the signing secret of a stand-in');

export async function startResend(): Promise<ResendStandIn> {
  const mails: TakenMail[] = [];
  const server = createServer((request, response) => {
    void json(request).then((body) => {
      const sent = [body as SentMail | SentMail[]].flat().map(({ to, subject, text }) => {
        const id = randomUUID();
        mails.push({ id, to: [to].flat().join(), subject, text });
        return { id };
      });
      const answer = request.url === '/emails/batch' ? { data: sent } : sent[0];
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;

  return {
    env: {
      RESEND_API_KEY: 're_stand_in',
      RESEND_BASE_URL: `http://127.0.0.1:${port}`,
      RESEND_WEBHOOK_SECRET: `whsec_${key.toString('base64')}`,
      MAIL_FROM: 'Casedoor <door@example.test>',
    },
    async newestMailTo(address) {
      const newest = () => mails.findLast(({ to }) => to === address);
      await expect.poll(newest, { message: `a mail to ${address}` }).toBeDefined();
      return newest()!;
    },
    async report(origin, type, mailId, signedWith = key) {
      const now = new Date();
      const body = JSON.stringify({
        type,
        created_at: now.toISOString(),
        data: {
          email_id: mailId,
          created_at: now.toISOString(),
          ...(type === 'email.bounced' ? { bounce: { message: '550 5.1.1 user unknown' } } : {}),
        },
      });
      const id = `msg_${randomUUID()}`;
      const timestamp = String(Math.floor(now.getTime() / 1000));
      const signature = createHmac('sha256', signedWith)
        .update(`${id}.${timestamp}.${body}`)
        .digest('base64');
      const response = await fetch(`${origin}/hooks/resend`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'svix-id': id,
          'svix-timestamp': timestamp,
          'svix-signature': `v1,${signature}`,
        },
        body,
      });
      return response.status;
    },
    stop: () =>
      new Promise((done, fail) => {
        server.close((error) => (error ? fail(error) : done()));
        server.closeAllConnections();
      }),
  };
}
