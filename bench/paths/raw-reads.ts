/** The reads of the limit: one prepared statement each, which finds what the product's answer contains. */
export const rawReads = {
  link: `
    SELECT l."id", now() AS "now", l."allowSignup", l."opensAt", l."expiresAt", l."useLimit", l."uses", l."dailyLimit", l."usesToday",
      l."dayEndsAt", l."alarmAt", l."replacedAt", l."revokedAt", l."joinsAs", l."autoCreateCase", l."caseRole", l."welcomeText",
      l."inviterName", l."locale", l."allowedEmailDomains", l."requiresApproval", l."discreet", l."frameOrigins", l."organizationId",
      o."name", o."accentColour", o."contactEmail", o."contactUrl", o."contactPhone", o."postalAddress", o."registerNumber",
      o."dataLocation", o."timeZone", o."notice", o."quickExitUrl"
    FROM "SignupLink" l JOIN "Organization" o ON o."id" = l."organizationId"
    WHERE l."token" = $1`,
  session: `
    SELECT s."id", s."activeMembershipId", u."id" AS "userId", u."email", u."firstName", u."lastName", u."phone", u."locale",
      u."timeZone", m."id" AS "membershipId", m."role", m."organizationId", o."name", o."slug", o."timeZone" AS "officeTimeZone"
    FROM "Session" s
    JOIN "User" u ON u."id" = s."userId"
    JOIN "Membership" m ON m."userId" = u."id" AND m."disabledAt" IS NULL
    JOIN "Organization" o ON o."id" = m."organizationId"
    WHERE s."token" = $1 AND s."expiresAt" > now()`,
  // Who calls is read in the same statement: the list needs the organization.
  users: `
    SELECT m."id", m."role", m."tagId", m."createdAt", m."joinedAt", m."disabledAt", u."email", u."firstName", u."lastName", u."phone",
      l."id" AS "signupLinkId", l."title" AS "signupLinkTitle"
    FROM "Membership" m
    JOIN "User" u ON u."id" = m."userId"
    LEFT JOIN "Redemption" d ON d."organizationId" = m."organizationId" AND d."id" = m."redemptionId"
    LEFT JOIN "SignupLink" l ON l."organizationId" = d."organizationId" AND l."id" = d."signupLinkId"
    WHERE m."disabledAt" IS NULL AND m."organizationId" = (
      SELECT mine."organizationId" FROM "Session" s JOIN "Membership" mine ON mine."userId" = s."userId" AND mine."disabledAt" IS NULL
      WHERE s."token" = $1 AND s."expiresAt" > now() LIMIT 1)
    ORDER BY m."id" DESC LIMIT 25`,
} as const;
