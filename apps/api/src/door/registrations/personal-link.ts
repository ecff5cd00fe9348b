import { Prisma } from '../../platform/database/client.ts';
import { createToken, hashToken } from '../../platform/secrets/token.ts';
import { codeLifetime } from './registration.ts';

type Hash = Uint8Array<ArrayBuffer>;

/** Creates a registration token: the link for the mail, and the hash for the database. */
export function createPersonalLink(appOrigin: string): { link: string; tokenHash: Hash } {
  const token = createToken('registration');
  // In the URL's fragment, so that the token reaches no log and no Referer header.
  return { link: `${appOrigin}/register#${token}`, tokenHash: hashToken(token) };
}

/**
 * A statement that writes a registration (an INSERT or UPDATE without RETURNING) and stores the personal link of its
 * mail beside those of earlier mails, with the hash of the mail's code where it has one. `mail`, made by
 * `insertAwaitedEmail`, puts the mail into the outbox. Returns the registration's `id` and `expiresAt`, and the mail's
 * `emailId` and `queuedBefore`.
 */
export function withPersonalLink(
  registration: Prisma.Sql,
  { tokenHash, codeHash = null, mail }: { tokenHash: Hash; codeHash?: Hash | null; mail?: Prisma.Sql },
): Prisma.Sql {
  return Prisma.sql`
    WITH registration AS (${registration} RETURNING "organizationId", "id", "expiresAt"),
    personal_link AS (
      INSERT INTO "RegistrationToken" ("organizationId", "registrationId", "tokenHash", "codeHash", "codeExpiresAt")
      SELECT "organizationId", "id", ${tokenHash}, ${codeHash}::bytea,
             CASE WHEN ${codeHash}::bytea IS NOT NULL THEN now() + ${codeLifetime} * interval '1 millisecond' END
      FROM registration
    )${mail ? Prisma.sql`, mail AS (${mail})` : Prisma.empty}
    SELECT registration."id", registration."expiresAt"${
      mail
        ? Prisma.sql`, mail."id" AS "emailId", mail."queuedBefore" FROM registration, mail`
        : Prisma.sql` FROM registration`
    }`;
}
