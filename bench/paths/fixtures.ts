import { randomBytes } from 'node:crypto';
import type pg from 'pg';
import { createPasswordGate } from '../../apps/api/src/platform/secrets/password-gate.ts';
import { createToken, hashToken } from '../../apps/api/src/platform/secrets/token.ts';
import type { LargeOrganization } from '../fill-organization.ts';

/** Not in any list of known passwords; short, because judging one takes time that grows with its length. */
export const password = 'plum orbit felt';

/** Sets apart what this run inserts from what an earlier run left in a kept folder. */
const run = randomBytes(4).toString('hex');
let people = 0;

/** An address that nobody has used. */
export function newAddress(): string {
  people += 1;
  return `bench-${run}-${people}@example.com`;
}

/** A network that has not asked before, as a trusted proxy reports it. */
export function newNetwork(): string {
  people += 1;
  return `2001:${run.slice(0, 4)}:${(people >> 16).toString(16)}:${(people & 0xffff).toString(16)}::1`;
}

/** Open links with the settings that a new link has, and some more for all of them. Returns their tokens. */
export async function insertLinks(
  client: pg.Client,
  { organizationId, admin }: LargeOrganization,
  count: number,
  { opensCase = false } = {},
): Promise<string[]> {
  const tokens = Array.from({ length: count }, () => createToken('link'));
  await client.query(
    `INSERT INTO "SignupLink" ("organizationId", "title", "token", "allowSignup", "autoCreateCase", "createdById", "welcomeText")
     SELECT $1, 'Measured', token, true, $3, $4, 'Welcome. It takes two minutes, and you can stop at any time.' FROM unnest($2::text[]) token`,
    [organizationId, tokens, opensCase, admin.id],
  );
  return tokens;
}

/**
 * The rows that start, verification and the wizard leave: verified registrations of people whose names nobody else has,
 * because a namesake's case opens on hold. With a passkey: as the browser made it, but with a key that nobody has.
 * Returns their personal tokens.
 */
export async function insertVerified(
  client: pg.Client,
  linkToken: string,
  count: number,
  { withPasskey }: { withPasskey: boolean },
): Promise<string[]> {
  const tokens = Array.from({ length: count }, () => createToken('registration'));
  const bytes = (token: string) => Buffer.from(hashToken(token));
  await client.query(
    `WITH person AS (
       SELECT * FROM unnest($2::text[], $3::text[], $4::bytea[], $5::bytea[], $6::text[]) AS p ("email", "lastName", "waiting", "token", "credential")
     ),
     registration AS (
       INSERT INTO "Registration" ("organizationId", "signupLinkId", "state", "email", "emailCanonical", "firstName", "lastName", "timeZone",
         "waitingTokenHash", "verifiedAt", "expiresAt", "passkeyUserId", "pendingPasskey")
       SELECT l."organizationId", l."id", 'verified', p."email", p."email", 'Léa', p."lastName", 'Europe/Paris', p."waiting", now(), now() + interval '1 day',
         CASE WHEN $7 THEN uuid_v7() END, CASE WHEN $7 THEN jsonb_build_object('credentialID', p."credential", 'publicKey', repeat('A', 103), 'counter', 0,
           'deviceType', 'multiDevice', 'backedUp', true, 'transports', 'internal,hybrid', 'aaguid', '00000000-0000-0000-0000-000000000000', 'name', NULL) END
       FROM person p JOIN "SignupLink" l ON l."token" = $1
       RETURNING "organizationId", "id", "emailCanonical"
     )
     INSERT INTO "RegistrationToken" ("organizationId", "registrationId", "tokenHash", "codeHash", "codeExpiresAt", "verifiedAt")
     SELECT r."organizationId", r."id", p."token", p."waiting", now() + interval '15 minutes', now() FROM registration r JOIN person p ON p."email" = r."emailCanonical"`,
    [
      linkToken,
      tokens.map(() => newAddress()),
      tokens.map((token) => lettersOf(token.slice(0, 20))),
      tokens.map(() => bytes(createToken('waiting'))),
      tokens.map(bytes),
      tokens.map(() => randomBytes(32).toString('base64url')),
      withPasskey,
    ],
  );
  return tokens;
}

/** A name of letters. */
function lettersOf(hex: string): string {
  const letters = [...hex].map((digit) => 'bcdefghijklmnopq'[Number.parseInt(digit, 16)]).join('');
  return letters.charAt(0).toUpperCase() + letters.slice(1);
}

/** Gives the administrator a password, signs them in through the API and returns the cookies. */
export async function signIn(client: pg.Client, large: LargeOrganization, port: number): Promise<string> {
  const hash = await createPasswordGate({ atOnce: 1, queueLimit: 1 }).hash(password);
  await client.query(
    `INSERT INTO "Account" ("userId", "accountId", "providerId", "password") VALUES ($1::uuid, $1::text, 'credential', $2)
     ON CONFLICT ("providerId", "accountId") DO UPDATE SET "password" = EXCLUDED."password"`,
    [large.admin.userId, hash],
  );
  const answer = await fetch(`http://127.0.0.1:${port}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-forwarded-for': newNetwork() },
    body: JSON.stringify({ email: 'admin@large.test', password }),
  });
  if (!answer.ok) throw new Error(`signing in answered ${answer.status}: ${await answer.text()}`);
  return answer.headers
    .getSetCookie()
    .map((text) => text.split(';')[0])
    .join('; ');
}
