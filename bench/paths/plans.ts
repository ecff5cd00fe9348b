import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import type { LargeOrganization } from '../fill-organization.ts';
import { openConnection } from './connection.ts';
import { insertLinks, insertVerified } from './fixtures.ts';
import { countQueued, type MailProvider } from './mail-provider.ts';
import { completeRequest, startRequest } from './requests.ts';
import { planRows, type RowsPlan } from './written-rows.ts';

/** What the limit writes and answers for a request. */
export interface Plan {
  plan: RowsPlan;
  answer: object;
}

const linkByToken = `
  SELECT l."organizationId", l."id" FROM "SignupLink" l JOIN "Organization" o ON o."id" = l."organizationId" WHERE l."token" = $1`;
const registrationByToken = `
  SELECT r."organizationId", r."id" FROM "RegistrationToken" t
  JOIN "Registration" r ON r."organizationId" = t."organizationId" AND r."id" = t."registrationId"
  WHERE t."tokenHash" = $1 AND r."state" = 'verified' AND r."expiresAt" > now() FOR UPDATE OF r`;

/** Makes the statements of the limit from one start, and one completion with a passkey, of the product. */
export async function planWrites(
  client: pg.Client,
  { large, port, provider }: { large: LargeOrganization; port: number; provider: MailProvider },
): Promise<{ start: Plan; complete: Plan }> {
  const { exchange, close } = await openConnection(port);
  let body = '';
  const send = async (request: string, expected: number) => {
    const answer = await exchange(request);
    if (answer.status !== expected) throw new Error(`expected ${expected}: ${answer.status} ${answer.body}`);
    body = answer.body;
  };
  const [linkToken = ''] = await insertLinks(client, large, 1, { opensCase: true });
  const link = await client.query<{ id: string }>(`SELECT "id" FROM "SignupLink" WHERE "token" = $1`, [
    linkToken,
  ]);
  const linkId = link.rows[0]?.id ?? '';
  // The first of a link begins its counters; the others count.
  await send(startRequest(linkToken), 202);
  await untilDelivered(client);
  // Undelivered, the mail is as it was written.
  provider.hold();
  const start = await planRows(client, {
    anchor: { sql: linkByToken, id: linkId },
    changed: [],
    request: () => send(startRequest(linkToken), 202),
  });
  const startAnswer = JSON.parse(body) as object;
  provider.release();
  await untilDelivered(client);

  const [first = '', second = ''] = await insertVerified(client, linkToken, 2, { withPasskey: true });
  await send(completeRequest(first, { withPassword: false }), 201);
  await untilDelivered(client);
  const found = await client.query<{ id: string }>(
    `SELECT "id" FROM "Registration" WHERE "signupLinkId" = $1 AND "state" = 'verified'`,
    [linkId],
  );
  const registrationId = found.rows[0]?.id ?? '';
  provider.hold();
  const complete = await planRows(client, {
    anchor: { sql: registrationByToken, id: registrationId },
    changed: [
      { table: '"Registration"', id: registrationId },
      { table: '"SignupLink"', id: linkId },
    ],
    request: () => send(completeRequest(second, { withPassword: false }), 201),
  });
  const completeAnswer = JSON.parse(body) as object;
  provider.release();
  await untilDelivered(client);
  close();
  return {
    start: { plan: start, answer: startAnswer },
    complete: { plan: complete, answer: completeAnswer },
  };
}

/** Waits until no mail is queued and no job of one is left to be noted as done. */
async function untilDelivered(client: pg.Client): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    const { rows } = await client.query(
      `SELECT FROM pgboss.job WHERE "name" = 'deliver-email' AND "state" IN ('created', 'retry', 'active') LIMIT 1`,
    );
    if (rows.length === 0 && (await countQueued(client)) === 0) return;
    await sleep(200);
  }
  throw new Error('The mails of the preparation were not delivered.');
}
