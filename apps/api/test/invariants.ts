import type { Database } from '../src/platform/database/client.ts';

/** Counts the invariants of any database: sums that must equal one another, and counts that must be 0. */
export async function countInvariants(database: Database): Promise<Record<string, number>> {
  const [counts] = await database.$queryRaw<[Record<string, number>]>`
    SELECT
      (SELECT count(*) FROM "Redemption")::int AS "redemptions",
      (SELECT count(*) FROM "Registration" WHERE "state" = 'completed')::int AS "completed",
      (SELECT count(*) FROM "User" u WHERE NOT EXISTS (SELECT FROM "Membership" m WHERE m."userId" = u."id"))::int AS "usersWithoutMembership",
      (SELECT count(*) FROM "User" u JOIN "Membership" m ON m."userId" = u."id" WHERE m."role" = 'client' AND m."redemptionId" IS NULL)::int AS "joinedWithoutRedemption",
      (SELECT count(*) FROM "User" u JOIN "Membership" m ON m."userId" = u."id" WHERE m."role" = 'client'
         AND NOT EXISTS (SELECT FROM "Account" a WHERE a."userId" = u."id"))::int AS "usersWithoutCredential",
      (SELECT count(*) FROM "Redemption" r JOIN "SignupLink" l ON l."id" = r."signupLinkId" LEFT JOIN "CaseRecord" c ON c."redemptionId" = r."id"
         WHERE l."autoCreateCase" <> (c."id" IS NOT NULL))::int AS "wrongCases",
      (SELECT count(*) FROM "CaseRecord" c WHERE (SELECT count(*) FROM "CaseParticipant" p WHERE p."caseId" = c."id") <> 1)::int AS "casesWithoutTheirPerson",
      (SELECT count(*) FROM "Redemption" r WHERE
         (SELECT count(*) FROM "Email" e WHERE e."idempotencyKey" = 'welcome:' || r."registrationId") <> 1)::int AS "wrongWelcomes",
      (SELECT count(*) FROM "Email" WHERE "message" = 'welcome')::int AS "welcomes",
      (SELECT count(*) FROM "Redemption" r WHERE
         (SELECT count(*) FROM "AuditEvent" a WHERE a."action" = 'user.joined' AND a."subjectId" = r."membershipId") <> 1)::int AS "wrongAudit",
      (SELECT count(*) FROM "AuditEvent" WHERE "action" = 'user.joined')::int AS "audited",
      (SELECT count(*) FROM "SignupLink" WHERE "uses" > "useLimit" OR "usesToday" > "dailyLimit")::int AS "overRedeemed",
      (SELECT count(*) FROM "Redemption" r JOIN "SignupLink" l ON l."id" = r."signupLinkId" WHERE (r."settings" ->> 'useOfDay')::int > l."dailyLimit")::int AS "usesBeyondDailyLimit",
      (SELECT count(*) FROM (SELECT 1 FROM "Redemption" GROUP BY "signupLinkId", "settings" ->> 'dayEndsAt', "settings" ->> 'useOfDay' HAVING count(*) > 1) twice)::int AS "usesOfDayGivenTwice",
      (SELECT count(*) FROM "Redemption" d JOIN "Registration" r ON r."id" = d."registrationId" WHERE r."signupLinkId" <> d."signupLinkId")::int AS "countedElsewhere",
      (SELECT count(*) FROM "Redemption" r JOIN "SignupLink" l ON l."id" = r."signupLinkId" WHERE (r."settings" ->> 'use')::int > l."useLimit")::int AS "usesBeyondLimit",
      (SELECT count(*) FROM (SELECT 1 FROM "Redemption" GROUP BY "signupLinkId", "settings" ->> 'use' HAVING count(*) > 1) twice)::int AS "usesGivenTwice",
      (SELECT count(*) FROM "Registration" r WHERE r."state" = 'pending_approval'
         AND (r."membershipId" IS NOT NULL OR EXISTS (SELECT FROM "Redemption" x WHERE x."registrationId" = r."id")))::int AS "waitingWithPlace",
      (SELECT count(*) FROM "Registration" r WHERE r."state" <> 'pending_approval' AND (r."passwordHash" IS NOT NULL OR r."accountUserId" IS NOT NULL))::int AS "credentialsKept",
      (SELECT count(*) FROM "Registration" r WHERE r."decidedById" IS NOT NULL AND
         (SELECT count(*) FROM "AuditEvent" a WHERE a."subjectId" = r."id" AND a."action" IN ('registration.approved', 'registration.rejected')) <> 1)::int AS "decidedTwice",
      (SELECT count(*) FROM "Registration" r WHERE r."state" = 'rejected' AND
         (SELECT count(*) FROM "Email" e WHERE e."idempotencyKey" = 'registration_refused:' || r."id") <> 1)::int AS "wrongRefusals"`;
  return counts;
}

/** The counts that must be 0. */
export const nothingWrong = {
  usersWithoutMembership: 0,
  joinedWithoutRedemption: 0,
  usersWithoutCredential: 0,
  wrongCases: 0,
  casesWithoutTheirPerson: 0,
  wrongWelcomes: 0,
  wrongAudit: 0,
  overRedeemed: 0,
  usesBeyondDailyLimit: 0,
  usesOfDayGivenTwice: 0,
  countedElsewhere: 0,
  usesBeyondLimit: 0,
  usesGivenTwice: 0,
  waitingWithPlace: 0,
  credentialsKept: 0,
  decidedTwice: 0,
  wrongRefusals: 0,
};
