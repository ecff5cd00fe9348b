import { randomUUID } from 'node:crypto';
import pg from 'pg';

/** The measured organization, which is as large as one may become. */
export interface LargeOrganization {
  organizationId: string;
  /** The administrator who calls. */
  admin: { id: string; userId: string };
  /** The link through which everybody signed up. */
  busyLinkId: string;
  /** The link to which everybody was invited. */
  invitingLinkId: string;
  /** The batch of those invitations. */
  batchId: string;
  /** The link whose registrations are all pending approval. */
  approvingLinkId: string;
}

// Names repeat as real ones do: 40 first names, 250 last names with numbers, so that a search finds few, many or none.
const first = `(ARRAY['Ada','Léa','Jürgen','Zoë','Noël','Björn','Anaïs','Tomás','Inès','Łukasz'])[1 + i % 10] || (ARRAY['','-Marie','-Jo','-Lou'])[1 + i / 10 % 4]`;
const last = `(ARRAY['Durand','Müller','Nguyen','Martin','O''Brien','García','Šimić','Petit','Roux','Lefèvre'])[1 + i % 10] || ' ' || i % 25`;

/**
 * Inserts an organization of `size` users, links, cases, parties, requests, registrations and invitations,
 * and three times as many audit events, directly into the tables of an empty, migrated database.
 */
export async function fillOrganization(url: string, size: number): Promise<LargeOrganization> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const ids = {
    organizationId: randomUUID(),
    userId: randomUUID(),
    adminId: randomUUID(),
    busyLinkId: randomUUID(),
    invitingLinkId: randomUUID(),
    approvingLinkId: randomUUID(),
    batchId: randomUUID(),
  };
  try {
    await client.query('BEGIN');
    for (const statement of statements(ids, size)) await client.query(statement);
    await client.query('COMMIT');
    await client.query('VACUUM ANALYZE');
  } finally {
    await client.end();
  }
  const { organizationId, adminId, userId, busyLinkId, invitingLinkId, approvingLinkId, batchId } = ids;
  return {
    organizationId,
    admin: { id: adminId, userId },
    busyLinkId,
    invitingLinkId,
    approvingLinkId,
    batchId,
  };
}

/** An id that sorts by time: row `i` of `size`, spread over the 400 days before now. */
const at = (size: number) => `now() - (${size} - i) * interval '400 days' / ${size}`;
const idAt = (size: number) => `uuidv7((${at(size)}) - now())`;

function statements(
  ids: Record<
    'organizationId' | 'userId' | 'adminId' | 'busyLinkId' | 'invitingLinkId' | 'approvingLinkId' | 'batchId',
    string
  >,
  size: number,
): string[] {
  const organization = `'${ids.organizationId}'::uuid`;
  const admin = `'${ids.adminId}'::uuid`;
  const rows = `generate_series(1, ${size}) i`;
  const link = (id: string, title: string, more = 'false') =>
    `INSERT INTO "SignupLink" ("id", "organizationId", "title", "token", "allowSignup", "requiresApproval", "createdById")
     VALUES ('${id}', ${organization}, '${title}', '${id}', true, ${more}, ${admin})`;
  return [
    `INSERT INTO "Organization" ("id", "name", "slug", "timeZone") VALUES (${organization}, 'Cabinet Large', 'large', 'Europe/Paris')`,
    `INSERT INTO "User" ("id", "email", "emailCanonical", "firstName", "lastName", "activatedAt")
     VALUES ('${ids.userId}', 'admin@large.test', 'admin@large.test', 'Ada', 'Admin', now())`,
    `INSERT INTO "Membership" ("id", "organizationId", "userId", "role", "joinedAt") VALUES (${admin}, ${organization}, '${ids.userId}', 'admin', now())`,
    link(ids.busyLinkId, 'Busy'),
    link(ids.invitingLinkId, 'Inviting'),
    link(ids.approvingLinkId, 'Approving', 'true'),
    `INSERT INTO "SignupLink" ("id", "organizationId", "title", "token", "allowSignup", "uses", "useLimit", "expiresAt", "revokedAt", "endedById", "createdById", "createdAt")
     SELECT ${idAt(size)}, ${organization}, 'Link ' || i || CASE WHEN i % 10 = 0 THEN ' website' ELSE ' poster' END, md5(i::text), i % 3 > 0, i % 40,
       CASE WHEN i % 4 = 0 THEN 40 WHEN i % 20000 = 39 THEN i % 40 END, CASE WHEN i % 7 = 0 THEN now() + (i % 60 - 30) * interval '1 day' END,
       CASE WHEN i % 5 = 0 THEN now() END, CASE WHEN i % 5 = 0 THEN ${admin} END, ${admin}, ${at(size)}
     FROM ${rows}`,

    // Everybody who signed up through the busy link: user, membership, registration, redemption, case, mails.
    `CREATE TEMPORARY TABLE person ON COMMIT DROP AS
     SELECT i, ${idAt(size)} AS "userId", ${idAt(size)} AS "membershipId", ${idAt(size)} AS "registrationId", ${idAt(size)} AS "redemptionId",
       ${idAt(size)} AS "caseId", ${at(size)} AS "moment", ${first} AS "firstName", ${last} AS "lastName", 'person' || i || '@example.com' AS "email"
     FROM ${rows}`,
    `INSERT INTO "User" ("id", "email", "emailCanonical", "firstName", "lastName", "phone", "activatedAt", "createdAt")
     SELECT "userId", "email", "email", "firstName", "lastName", '+33 6 ' || lpad(i::text, 8, '0'), "moment", "moment" FROM person`,
    `INSERT INTO "Membership" ("id", "organizationId", "userId", "role", "tagId", "joinedAt", "disabledAt", "createdAt")
     SELECT "membershipId", ${organization}, "userId", (CASE WHEN i % 2000 = 0 THEN 'staff' ELSE 'client' END)::"MemberRole", 'T-' || i, "moment",
       CASE WHEN i % 50 = 0 THEN now() END, "moment" FROM person`,
    `INSERT INTO "Registration" ("id", "organizationId", "signupLinkId", "membershipId", "state", "email", "emailCanonical", "firstName", "lastName",
       "sourceTag", "expiresAt", "verifiedAt", "completedAt", "completionKeyHash", "createdAt", "timeZone")
     SELECT "registrationId", ${organization}, '${ids.busyLinkId}', CASE WHEN i % 4 > 0 THEN "membershipId" END,
       (CASE WHEN i % 4 > 0 THEN 'completed' WHEN i % 9996 = 0 THEN 'rejected' ELSE 'expired' END)::"RegistrationState", "email", "email", "firstName", "lastName",
       CASE WHEN i % 3 > 0 THEN 'poster-' || i % 40 END, "moment" + interval '1 day', "moment" + interval '2 minutes',
       CASE WHEN i % 4 > 0 THEN "moment" + interval '4 minutes' END, '\\x01', "moment", 'Europe/Paris' FROM person`,
    `INSERT INTO "Redemption" ("id", "organizationId", "signupLinkId", "registrationId", "membershipId", "settings", "createdAt")
     SELECT "redemptionId", ${organization}, '${ids.busyLinkId}', "registrationId", "membershipId", '{}', "moment" FROM person WHERE i % 4 > 0`,
    `UPDATE "Membership" m SET "redemptionId" = p."redemptionId" FROM person p WHERE m."id" = p."membershipId" AND i % 4 > 0`,
    `UPDATE "SignupLink" SET "uses" = (SELECT count(*) FROM person WHERE i % 4 > 0) WHERE "id" = '${ids.busyLinkId}'`,
    `INSERT INTO "CaseType" ("id", "organizationId", "name", "place") VALUES (uuidv7(), ${organization}, 'Family', 1)`,
    `INSERT INTO "CaseRecord" ("id", "organizationId", "reference", "title", "status", "caseTypeId", "openedAt", "redemptionId", "createdAt")
     SELECT "caseId", ${organization}, 'R' || lpad(i::text, 7, '0'), "firstName" || ' ' || "lastName" || ' ' || i,
       (CASE WHEN i % 10 = 0 THEN 'closed' WHEN i % 9999 = 0 THEN 'on_hold' WHEN i % 3333 = 0 THEN 'archived' ELSE 'open' END)::"CaseStatus",
       (SELECT "id" FROM "CaseType"), "moment", CASE WHEN i % 4 > 0 THEN "redemptionId" END, "moment" FROM person`,
    `INSERT INTO "CaseParticipant" ("organizationId", "caseId", "membershipId", "caseRole")
     SELECT ${organization}, "caseId", "membershipId", 'client'::"CaseRole" FROM person UNION ALL SELECT ${organization}, "caseId", ${admin}, 'staff' FROM person WHERE i % 100 = 0`,
    `INSERT INTO "Email" ("organizationId", "registrationId", "recipient", "message", "locale", "subject", "html", "text", "state", "idempotencyKey", "createdAt", "sentAt", "deliveredAt")
     SELECT ${organization}, "registrationId", "email", kind, 'en', kind, '', '', 'sent', kind || i, "moment", "moment", "moment"
     FROM person, unnest(ARRAY['personal_link', 'welcome']) kind`,
    `INSERT INTO "Visit" ("organizationId", "signupLinkId", "day", "source", "tag", "count")
     SELECT ${organization}, '${ids.busyLinkId}', current_date - day, 'tag', 'poster-' || tag, 7 FROM generate_series(0, 400) day, generate_series(0, 39) tag`,
    `INSERT INTO "PageLoad" ("organizationId", "signupLinkId", "day", "source", "tag", "count")
     SELECT "organizationId", "signupLinkId", "day", "source", "tag", 9 FROM "Visit"`,

    // Everybody in the batch, in every state that an invitation can have.
    `INSERT INTO "InvitationBatch" ("id", "organizationId", "signupLinkId", "createdById", "finishedAt") VALUES ('${ids.batchId}', ${organization}, '${ids.invitingLinkId}', ${admin}, now())`,
    `CREATE TEMPORARY TABLE invitee ON COMMIT DROP AS
     SELECT i, ${idAt(size)} AS "registrationId", ${idAt(size)} AS "invitationId", ${at(size)} AS "moment", 'invitee' || i || '@example.net' AS "email",
       ${first} AS "firstName", ${last} AS "lastName" FROM ${rows}`,
    `INSERT INTO "Registration" ("id", "organizationId", "signupLinkId", "origin", "state", "email", "emailCanonical", "invitedFirstName", "invitedLastName", "expiresAt",
       "verifiedAt", "withdrawnAt", "timeZone", "createdAt")
     SELECT "registrationId", ${organization}, '${ids.invitingLinkId}', 'invitation',
       (CASE WHEN i % 20000 = 1 THEN 'verified' WHEN i % 20000 = 2 THEN 'withdrawn' WHEN i % 3 = 0 THEN 'expired' ELSE 'started' END)::"RegistrationState", "email", "email",
       "firstName", "lastName", CASE WHEN i % 3 = 0 THEN now() - interval '1 day' ELSE now() + interval '20 days' END,
       CASE WHEN i % 20000 = 1 THEN now() END, CASE WHEN i % 20000 = 2 THEN now() END, CASE WHEN i % 40000 = 1 THEN 'Europe/Paris' END, "moment" FROM invitee`,
    `INSERT INTO "Invitation" ("id", "organizationId", "batchId", "signupLinkId", "step", "refusal", "email", "emailCanonical", "registrationId", "mailedAt", "revokedAt", "createdAt")
     SELECT "invitationId", ${organization}, '${ids.batchId}', '${ids.invitingLinkId}', (CASE WHEN i % 10000 = 5 THEN 'refused' ELSE 'invited' END)::"InvitationStep",
       CASE WHEN i % 10000 = 5 THEN 'already_member' END, CASE WHEN i % 10000 = 5 THEN "email" END, CASE WHEN i % 10000 = 5 THEN "email" END,
       CASE WHEN i % 10000 <> 5 THEN "registrationId" END, CASE WHEN i % 10000 <> 5 THEN "moment" END, CASE WHEN i % 10000 = 6 THEN now() END, "moment" FROM invitee`,
    `INSERT INTO "Email" ("organizationId", "registrationId", "recipient", "message", "locale", "subject", "html", "text", "state", "idempotencyKey", "createdAt", "sentAt", "deliveredAt", "bouncedAt")
     SELECT ${organization}, "registrationId", "email", 'invitation', 'en', 'invitation', '', '', 'sent', 'invitation' || i, "moment", "moment",
       CASE WHEN i % 2 = 0 THEN now() END, CASE WHEN i % 10000 = 7 THEN now() END FROM invitee`,

    // Registrations that are pending approval, sign-up requests, and parties.
    `INSERT INTO "Registration" ("id", "organizationId", "signupLinkId", "state", "email", "emailCanonical", "firstName", "lastName", "expiresAt", "verifiedAt", "submittedAt", "completionKeyHash", "createdAt")
     SELECT ${idAt(size)}, ${organization}, '${ids.approvingLinkId}', 'pending_approval', 'waits' || i || '@example.org', 'waits' || i || '@example.org', ${first}, ${last},
       now() + interval '20 days', ${at(size)}, ${at(size)}, '\\x01', ${at(size)} FROM ${rows}`,
    `INSERT INTO "SignupRequest" ("id", "organizationId", "signupLinkId", "state", "email", "emailCanonical", "name", "createdAt")
     SELECT ${idAt(size)}, ${organization}, '${ids.busyLinkId}', (CASE WHEN i % 100 = 0 THEN 'open' WHEN i % 9999 = 0 THEN 'invited' ELSE 'dismissed' END)::"SignupRequestState",
       'asks' || i || '@example.org', 'asks' || i || '@example.org', ${first}, ${at(size)} FROM ${rows}`,
    `INSERT INTO "Party" ("id", "organizationId", "name", "nameKey", "email", "emailCanonical", "addedById", "archivedAt", "createdAt")
     SELECT ${idAt(size)}, ${organization}, n, name_key(n), 'party' || i || '@example.org', 'party' || i || '@example.org', ${admin}, CASE WHEN i % 1000 = 0 THEN now() END, ${at(size)}
     FROM ${rows}, LATERAL (SELECT ${first} || ' ' || ${last} || ' ' || i AS n) names`,
    `INSERT INTO "AuditEvent" ("id", "organizationId", "action", "actorMembershipId", "subjectType", "subjectId", "createdAt")
     SELECT uuidv7("moment" - now()), ${organization}, action, CASE WHEN action = 'case.opened_by_signup' THEN ${admin} END, split_part(action, '.', 1),
       CASE action WHEN 'case.opened_by_signup' THEN "caseId" WHEN 'registration.completed' THEN "registrationId" ELSE "membershipId" END, "moment"
     FROM person, unnest(ARRAY['registration.completed', 'case.opened_by_signup', 'user.joined']) action`,
    `INSERT INTO "Import" ("id", "organizationId", "kind", "startedById", "finishedAt") SELECT ${idAt(size)}, ${organization}, 'users', ${admin}, now() FROM ${rows}`,
  ];
}
