-- AlterTable
ALTER TABLE "SignupLink" ADD COLUMN     "grantedById" UUID;

-- AlterTable
ALTER TABLE "Registration" ADD COLUMN     "accountUserId" UUID,
ADD COLUMN     "decidedById" UUID,
ADD COLUMN     "decisionReason" TEXT,
ADD COLUMN     "passwordHash" TEXT,
ADD COLUMN     "submittedAt" TIMESTAMPTZ(3);

-- AddForeignKey
ALTER TABLE "SignupLink" ADD CONSTRAINT "SignupLink_organizationId_grantedById_fkey" FOREIGN KEY ("organizationId", "grantedById") REFERENCES "Membership"("organizationId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "Registration" ADD CONSTRAINT "Registration_organizationId_decidedById_fkey" FOREIGN KEY ("organizationId", "decidedById") REFERENCES "Membership"("organizationId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- What Prisma cannot say ---------------------------------------------------------------------------

-- Who waits has told everything, and a replay of the request finds its answer.
ALTER TABLE "Registration" ADD CONSTRAINT "Registration_pending_approval" CHECK (
  "state" <> 'pending_approval'
  OR ("submittedAt" IS NOT NULL AND "completionKeyHash" IS NOT NULL)
);
-- A password is kept only while it waits: what was decided or withdrawn leaves none behind (threat T31).
ALTER TABLE "Registration" ADD CONSTRAINT "Registration_password_only_waits" CHECK (
  "passwordHash" IS NULL OR "state" = 'pending_approval'
);
-- A person who registers twice waits once.
CREATE UNIQUE INDEX "Registration_one_waits" ON "Registration" ("organizationId", "emailCanonical") WHERE "state" = 'pending_approval';
-- The queue, the oldest first, however many registrations there were.
CREATE INDEX "Registration_waiting" ON "Registration" ("organizationId", "id") WHERE "state" = 'pending_approval';

-- Who let the existing links give staff rights: whoever last changed what gives them, else whoever made them.
UPDATE "SignupLink" l SET "grantedById" = COALESCE(
  (SELECT a."actorMembershipId" FROM "AuditEvent" a
   WHERE a."organizationId" = l."organizationId" AND a."subjectId" = l."id" AND a."action" = 'signup_link.changed'
     AND a."actorMembershipId" IS NOT NULL AND a."details" ?| ARRAY['joinsAs', 'caseRole', 'autoCreateCase', 'allowSignup']
   ORDER BY a."id" DESC LIMIT 1),
  l."createdById");
-- Existing links that give staff rights without the limits that are asked for from now on wait for approval.
UPDATE "SignupLink" SET "requiresApproval" = true, "version" = "version" + 1
WHERE "revokedAt" IS NULL AND "replacedAt" IS NULL
  AND ("joinsAs" = 'staff' OR ("autoCreateCase" AND "caseRole" = 'staff'))
  AND ("useLimit" IS NULL OR "useLimit" - "uses" > 10 OR "expiresAt" IS NULL OR "expiresAt" > now() + interval '7 days'
       OR cardinality("allowedEmailDomains") = 0);
