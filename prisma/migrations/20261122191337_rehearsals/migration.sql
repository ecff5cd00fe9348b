-- AlterTable
ALTER TABLE "Registration" ADD COLUMN     "rehearsalLinkId" UUID;

-- AddForeignKey
ALTER TABLE "Registration" ADD CONSTRAINT "Registration_organizationId_rehearsalLinkId_fkey" FOREIGN KEY ("organizationId", "rehearsalLinkId") REFERENCES "SignupLink"("organizationId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- A rehearsal never ends as anything: it is undone, then deleted.
ALTER TABLE "Registration" ADD CONSTRAINT "Registration_rehearsal_ends_nothing" CHECK (
  "rehearsalLinkId" IS NULL OR ("signupLinkId" IS NULL AND "membershipId" IS NULL AND "state" IN ('started', 'verified', 'expired'))
);
-- One at a time for each administrator: `emailCanonical` names the membership.
CREATE UNIQUE INDEX "Registration_one_rehearsal" ON "Registration" ("emailCanonical") WHERE "rehearsalLinkId" IS NOT NULL;
