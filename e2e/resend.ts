import { createHmac, randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { expect } from '@playwright/test';

/** A mail as the product handed it over. */
interface TakenMail {
  /** What Resend calls it from then on. */
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** Stands in for Resend: takes mails, and reports what became of them, signed as Resend signs. */
export interface ResendStandIn {
  /** The product's settings with which it mails through this. */
  readonly env: NodeJS.ProcessEnv;
  /** The newest mail to an address; waits until one is there. */
  newestMailTo(address: string): Promise<TakenMail>;
  /** Posts a report to the product; answers the status. */
  report(origin: string, type: string, mailId: string, signedWith?: Buffer): Promise<number>;
  stop(): Promise<void>;
}

const key = Buffer.from('the signing secret of a stand-in');

export async function startResend(): Promise<ResendStandIn> {
  const mails: TakenMail[] = [];
  const server = createServer((request, response) => {
    void json(request).then((body) => {
      const { to, subject, text } = body as { to: string | string[]; subject: string; text: string };
      const id = randomUUID();
      mails.push({ id, to: [to].flat().join(), subject, text });
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ id }));
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
