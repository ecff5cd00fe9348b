import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type pg from 'pg';

/** A stand-in for Resend on this machine (RESEND_BASE_URL): accepts every mail, alone or in batches. */
export interface MailProvider {
  url: string;
  /** Leaves the next mails without an answer, until `release`. */
  hold(): void;
  release(): void;
  close: () => void;
}

/** Starts the provider in this process. `onMail` sees every mail that it accepts. */
export async function startMailProvider(
  onMail: (mail: { to: string; text: string }) => void = () => undefined,
): Promise<MailProvider> {
  let isHeld = false;
  let waiting: (() => void)[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      const accept = () => {
        response.setHeader('content-type', 'application/json');
        const id = () => ({ id: randomUUID() });
        const mails = [JSON.parse(body) as { to: string; text: string }].flat();
        mails.forEach(onMail);
        response.end(JSON.stringify(request.url?.endsWith('/batch') ? { data: mails.map(id) } : id()));
      };
      if (isHeld) waiting.push(accept);
      else accept();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    hold: () => (isHeld = true),
    release() {
      isHeld = false;
      for (const accept of waiting) accept();
      waiting = [];
    },
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** How many mails wait for delivery. */
export async function countQueued(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ count: number }>(
    `SELECT count(*)::int AS "count" FROM "Email" WHERE "state" = 'queued'`,
  );
  return rows[0]?.count ?? 0;
}

/** Removes what waits for delivery, so that it leaves in no other path's time. */
export async function discardMails(client: pg.Client): Promise<void> {
  await client.query(`DELETE FROM pgboss.job WHERE "name" = 'deliver-email'`);
  await client.query(
    `UPDATE "Email" SET "state" = 'sent', "sentAt" = now(), "sealedLink" = NULL WHERE "state" = 'queued'`,
  );
}
