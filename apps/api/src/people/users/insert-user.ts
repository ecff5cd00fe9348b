import { Prisma } from '../../platform/database/client.ts';

/** What a completed registration says about a person. */
export interface Person {
  userId: string;
  firstName: string;
  lastName: string;
  phone: string | null;
  locale: string;
  timeZone: string;
}

/**
 * Part of the completion statement: `person`, a new user with the address of the CTE `locked_registration`. It inserts
 * and never updates: if the address got an account meanwhile, the whole statement fails (unique `emailCanonical`).
 */
export function insertUser(person: Person, when: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    person AS (
      INSERT INTO "User" ("id", "email", "emailCanonical", "firstName", "lastName", "phone", "locale", "timeZone", "activatedAt", "updatedAt")
      SELECT ${person.userId}::uuid, locked_registration."email", locked_registration."emailCanonical", ${person.firstName}, ${person.lastName},
             ${person.phone}, ${person.locale}, ${person.timeZone}, now(), now()
      FROM locked_registration, ${when}
      RETURNING "id"
    )`;
}

/** Part of the completion statement: locks a user whom an administrator added and who has never signed in. */
export function lockUnactivatedUser(userId: string): Prisma.Sql {
  return Prisma.sql`
    invited_user AS (
      SELECT "id" FROM "User" WHERE "id" = ${userId}::uuid AND "activatedAt" IS NULL FOR UPDATE
    )`;
}

/** Part of the completion statement: `person`, the locked user with the name and settings that they entered. */
export function activateInvitedUser(person: Person, when: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    person AS (
      UPDATE "User" u
      SET "firstName" = ${person.firstName}, "lastName" = ${person.lastName}, "phone" = ${person.phone},
          "locale" = ${person.locale}, "timeZone" = ${person.timeZone}, "activatedAt" = now(), "updatedAt" = now()
      FROM invited_user, ${when}
      WHERE u."id" = invited_user."id"
      RETURNING u."id"
    )`;
}

/** The first administrator of an organization, who needs no registration. */
export interface Founder {
  organizationId: string;
  /** As typed. */
  email: string;
  emailCanonical: string;
  firstName: string;
  lastName: string;
  locale: string;
  timeZone: string;
}

/** Parts of a `WITH`: `person` and `membership`, an administrator who has joined. */
export function insertFounder(founder: Founder): Prisma.Sql {
  return Prisma.sql`
    person AS (
      INSERT INTO "User" ("email", "emailCanonical", "firstName", "lastName", "locale", "timeZone", "activatedAt", "updatedAt")
      VALUES (${founder.email}, ${founder.emailCanonical}, ${founder.firstName}, ${founder.lastName}, ${founder.locale},
              ${founder.timeZone}, now(), now())
      RETURNING "id"
    ),
    membership AS (
      INSERT INTO "Membership" ("organizationId", "userId", "role", "joinedAt")
      SELECT ${founder.organizationId}::uuid, "id", 'admin', now() FROM person
      RETURNING "id", "userId"
    )`;
}
