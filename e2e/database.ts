import pg from 'pg';
import { demoAdmin, type Person } from './people.ts';
import { unique } from './unique.ts';

function databaseUrl(): string {
  const url = process.env.CASEDOOR_DATABASE_URL;
  if (!url) throw new Error('The global setup has not set the database’s address.');
  return url;
}

async function withDatabase<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: databaseUrl() });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/**
 * Inserts a second organization with one client: no endpoint creates a person who has an account but no membership
 * here. The password is the demo administrator's.
 */
export async function insertClientOfAnotherOrganization({
  email,
  firstName,
  lastName,
}: Person): Promise<void> {
  await withDatabase((client) =>
    client.query(
      `WITH o AS (
         INSERT INTO "Organization" ("name", "slug", "locale", "timeZone")
         VALUES ('Other Firm', 'other-firm-' || $4::text, 'en', 'Europe/London') RETURNING "id"
       ), u AS (
         INSERT INTO "User" ("email", "emailCanonical", "firstName", "lastName", "locale", "timeZone", "activatedAt")
         VALUES ($1, $1, $2, $3, 'en', 'Europe/London', now()) RETURNING "id"
       ), m AS (
         INSERT INTO "Membership" ("organizationId", "userId", "role", "joinedAt")
         SELECT o."id", u."id", 'client', now() FROM o, u
       )
       INSERT INTO "Account" ("userId", "accountId", "providerId", "password")
       SELECT u."id", u."id"::text, 'credential', a."password"
       FROM u, "Account" a JOIN "User" d ON d."id" = a."userId"
       WHERE d."emailCanonical" = $5 AND a."providerId" = 'credential'`,
      [email, firstName, lastName, unique(), demoAdmin.email],
    ),
  );
}

/** Returns everything that the database stores of a person's account, to compare. */
export async function accountOf(email: string): Promise<unknown> {
  return withDatabase(async (client) => {
    const { rows } = await client.query<Record<string, unknown>>(
      `SELECT u.*, a."password", a."providerId" FROM "User" u JOIN "Account" a ON a."userId" = u."id" WHERE u."email" = $1`,
      [email],
    );
    return rows;
  });
}

/** Returns the source tag of an address's newest registration. */
export async function sourceTagOf(email: string): Promise<string | null> {
  return withDatabase(async (client) => {
    const { rows } = await client.query<{ sourceTag: string | null }>(
      `SELECT "sourceTag" FROM "Registration" WHERE "email" = $1 ORDER BY "id" DESC LIMIT 1`,
      [email],
    );
    return rows[0]?.sourceTag ?? null;
  });
}

/** Sets a link's expiry to an hour ago: no endpoint accepts an end in the past. */
export async function letExpire(signupLinkId: string): Promise<void> {
  await withDatabase((client) =>
    client.query(`UPDATE "SignupLink" SET "expiresAt" = now() - interval '1 hour' WHERE "id" = $1`, [
      signupLinkId,
    ]),
  );
}

/** Creates an empty database beside the product's and returns its connection string. */
export async function createEmptyDatabase(): Promise<string> {
  const name = `first_run_${unique()}`;
  await withDatabase((client) => client.query(`CREATE DATABASE ${name}`));
  return databaseUrl().replace(/\/\w+$/, `/${name}`);
}
