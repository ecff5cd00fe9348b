import type { MailboxEmail } from '@casedoor/contracts';
import type { Page } from '@playwright/test';
import pg from 'pg';
import type { Api } from './api.ts';
import { insertClientOfAnotherOrganization } from './database.ts';
import type { Caller } from './journey.ts';
import { demoAdmin, newPerson } from './people.ts';

/** Returns the six digits of a mail. */
export function codeIn(mail: MailboxEmail): string {
  const found = /(?<![\w-])(\d{3})\s?(\d{3})(?![\w-])/.exec(mail.text);
  if (!found) throw new Error(`There is no code in:\n${mail.text}`);
  return `${found[1]}${found[2]}`;
}

/** Returns six digits other than those. */
export function wrongCode(code: string): string {
  return `${(Number(code[0]) + 1) % 10}${code.slice(1)}`;
}

/** Adds a virtual authenticator that stores passkeys and always verifies its user. */
export async function addAuthenticator(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
}

/**
 * Disables passkey autofill: the virtual user would accept every
 * offer at once, before the sign-in page's button can be pressed.
 */
export async function withoutPasskeyOffer(page: Page): Promise<void> {
  // An empty page has no passkey API.
  await page.addInitScript(
    `if ('PublicKeyCredential' in globalThis)
       PublicKeyCredential.isConditionalMediationAvailable = () => Promise.resolve(false);`,
  );
}

/** Simulates a browser without passkeys. */
export async function withoutPasskeys(page: Page): Promise<void> {
  await page.addInitScript(() => Reflect.deleteProperty(globalThis, 'PublicKeyCredential'));
}

/** The button that creates a passkey and then the account. */
export function passkeyButton(page: Page) {
  return page.getByRole('button', { name: 'Create my account with my fingerprint or code' });
}

/** Returns the state of a link's registrations, by address. */
export async function registrationsOf(admin: Api, signupLinkId: string): Promise<Record<string, string>> {
  const { items } = await admin.call('GET /signup-links/{signupLinkId}/registrations', {
    params: { signupLinkId },
    query: {},
  });
  return Object.fromEntries(items.map(({ email, state }) => [email, state]));
}

/** Queries the product's own database, or another one's. */
export async function query(
  text: string,
  values: readonly unknown[] = [],
  connectionString = process.env.CASEDOOR_DATABASE_URL ?? '',
): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(text, [...values])).rows;
  } finally {
    await client.end();
  }
}

/** Resets the limits of mails to an address, as if its minute and day were over. */
export async function passTheMinute(): Promise<void> {
  await query(`DELETE FROM "RateLimit" WHERE "key" LIKE 'mail-%'`);
}

/** Creates a second organization, "Other Firm", and returns its administrator's API: no endpoint creates one. */
export async function secondOrganization(newCaller: () => Promise<Caller>): Promise<Api> {
  const administrator = newPerson('Otto');
  await insertClientOfAnotherOrganization(administrator);
  await query(
    `UPDATE "Membership" m SET "role" = 'admin' FROM "User" u WHERE u."id" = m."userId" AND u."email" = $1`,
    [administrator.email],
  );
  const { api } = await newCaller();
  await api.call('POST /session', { body: { email: administrator.email, password: demoAdmin.password } });
  return api;
}

/** Records the provider's report that a mailbox does not exist. */
export async function bounceMails(email: string): Promise<void> {
  await query('UPDATE "Email" SET "bouncedAt" = now() WHERE "recipient" = $1', [email]);
}

/** Returns a hash over every row of each table, by table. */
export async function hashTables(databaseUrl: string): Promise<Record<string, string>> {
  // Leaves out the counters of requests and page loads, which every request changes. Visits are compared.
  const tables = await query(
    `SELECT format('%I', table_name) AS "name" FROM information_schema.tables
     WHERE table_schema = 'public' AND table_type = 'BASE TABLE' AND table_name NOT IN ('RateLimit', 'PageLoad')
     ORDER BY 1`,
    [],
    databaseUrl,
  );
  const hashes: Record<string, string> = {};
  for (const { name } of tables) {
    const [row] = await query(
      `SELECT count(*) || ' ' || coalesce(md5(string_agg(t::text, '' ORDER BY t::text)), '') AS "hash" FROM ${String(name)} t`,
      [],
      databaseUrl,
    );
    hashes[String(name)] = String(row?.hash);
  }
  return hashes;
}
