-- CreateEnum
CREATE TYPE "ThrowawayEmails" AS ENUM ('allow', 'warn', 'refuse');

-- AlterTable
ALTER TABLE "SignupLink" ADD COLUMN     "dailyLimit" INTEGER,
ADD COLUMN     "dayEndsAt" TIMESTAMPTZ(3),
ADD COLUMN     "endReason" TEXT,
ADD COLUMN     "endedById" UUID,
ADD COLUMN     "graceEndsAt" TIMESTAMPTZ(3),
ADD COLUMN     "graceForId" UUID,
ADD COLUMN     "throwawayEmails" "ThrowawayEmails" NOT NULL DEFAULT 'allow',
ADD COLUMN     "usesToday" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "Registration" ADD COLUMN     "openedLinkId" UUID;

-- CreateIndex
CREATE INDEX "SignupLink_graceForId_idx" ON "SignupLink"("graceForId");

-- AddForeignKey
ALTER TABLE "SignupLink" ADD CONSTRAINT "SignupLink_organizationId_graceForId_fkey" FOREIGN KEY ("organizationId", "graceForId") REFERENCES "SignupLink"("organizationId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "SignupLink" ADD CONSTRAINT "SignupLink_organizationId_endedById_fkey" FOREIGN KEY ("organizationId", "endedById") REFERENCES "Membership"("organizationId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "Registration" ADD CONSTRAINT "Registration_organizationId_openedLinkId_fkey" FOREIGN KEY ("organizationId", "openedLinkId") REFERENCES "SignupLink"("organizationId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- What Prisma cannot say ---------------------------------------------------------------------------

-- Limits are at least one place; a grace leads somewhere and belongs to a replaced link.
ALTER TABLE "SignupLink" ADD CONSTRAINT "SignupLink_daily_limit" CHECK ("dailyLimit" >= 1);
ALTER TABLE "SignupLink" ADD CONSTRAINT "SignupLink_uses_today" CHECK ("usesToday" >= 0);
ALTER TABLE "SignupLink" ADD CONSTRAINT "SignupLink_grace" CHECK (
  ("graceEndsAt" IS NULL AND "graceForId" IS NULL)
  OR ("graceEndsAt" IS NOT NULL AND "graceForId" IS NOT NULL AND "graceForId" <> "id" AND "replacedAt" IS NOT NULL)
);

-- The two tabs of the list, each newest first: few current links among many ended ones, or the reverse.
CREATE INDEX "SignupLink_current" ON "SignupLink" ("organizationId", "id" DESC)
  WHERE "revokedAt" IS NULL AND "replacedAt" IS NULL;
CREATE INDEX "SignupLink_ended" ON "SignupLink" ("organizationId", "id" DESC)
  WHERE "revokedAt" IS NOT NULL OR "replacedAt" IS NOT NULL;

-- The list's other orders. None on "uses": every completion would then write an index.
CREATE INDEX "SignupLink_by_title" ON "SignupLink" ("organizationId", (lower("title") COLLATE "und-x-icu"), "id");
CREATE INDEX "SignupLink_by_expiry" ON "SignupLink" ("organizationId", (coalesce("expiresAt", 'infinity')), "id");

-- Who still comes through a replaced URL; few registrations do.
CREATE INDEX "Registration_opened_link" ON "Registration" ("openedLinkId", "id") WHERE "openedLinkId" IS NOT NULL;

-- Links that have ended already: who did it stands in the audit trail.
UPDATE "SignupLink" l SET "endedById" = a."actorMembershipId"
FROM "AuditEvent" a
WHERE a."subjectId" = l."id" AND a."organizationId" = l."organizationId"
  AND ((l."revokedAt" IS NOT NULL AND a."action" = 'signup_link.revoked')
    OR (l."revokedAt" IS NULL AND l."replacedAt" IS NOT NULL AND a."action" = 'signup_link.replaced'));
