-- CreateEnum
CREATE TYPE "InvitationStep" AS ENUM ('waiting', 'invited', 'refused', 'cancelled');

-- AlterEnum
ALTER TYPE "RegistrationState" ADD VALUE 'revoked';

-- AlterTable
ALTER TABLE "Registration" ADD COLUMN     "invitedFirstName" TEXT,
ADD COLUMN     "invitedLastName" TEXT,
ADD COLUMN     "revokedAt" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "InvitationBatch" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "organizationId" UUID NOT NULL,
    "signupLinkId" UUID NOT NULL,
    "createdById" UUID NOT NULL,
    "personalMessage" TEXT,
    "reminderDays" INTEGER,
    "cancelledAt" TIMESTAMPTZ(3),
    "finishedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "InvitationBatch_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Invitation" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "organizationId" UUID NOT NULL,
    "batchId" UUID NOT NULL,
    "signupLinkId" UUID NOT NULL,
    "step" "InvitationStep" NOT NULL DEFAULT 'waiting',
    "refusal" TEXT,
    "email" TEXT,
    "emailCanonical" TEXT,
    "firstName" TEXT,
    "lastName" TEXT,
    "locale" TEXT NOT NULL DEFAULT 'en',
    "registrationId" UUID,
    "mailedAt" TIMESTAMPTZ(3),
    "remindedAt" TIMESTAMPTZ(3),
    "revokedAt" TIMESTAMPTZ(3),
    "supersededAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Invitation_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "InvitationBatch_organizationId_signupLinkId_id_idx" ON "InvitationBatch"("organizationId", "signupLinkId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "InvitationBatch_organizationId_id_key" ON "InvitationBatch"("organizationId", "id");

-- CreateIndex
CREATE INDEX "Invitation_organizationId_signupLinkId_id_idx" ON "Invitation"("organizationId", "signupLinkId", "id");

-- CreateIndex
CREATE INDEX "Invitation_batchId_id_idx" ON "Invitation"("batchId", "id");

-- CreateIndex
CREATE INDEX "Invitation_registrationId_idx" ON "Invitation"("registrationId");

-- CreateIndex
CREATE UNIQUE INDEX "Invitation_organizationId_id_key" ON "Invitation"("organizationId", "id");

-- AddForeignKey
ALTER TABLE "InvitationBatch" ADD CONSTRAINT "InvitationBatch_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "InvitationBatch" ADD CONSTRAINT "InvitationBatch_organizationId_signupLinkId_fkey" FOREIGN KEY ("organizationId", "signupLinkId") REFERENCES "SignupLink"("organizationId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "InvitationBatch" ADD CONSTRAINT "InvitationBatch_organizationId_createdById_fkey" FOREIGN KEY ("organizationId", "createdById") REFERENCES "Membership"("organizationId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "Invitation" ADD CONSTRAINT "Invitation_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Invitation" ADD CONSTRAINT "Invitation_organizationId_batchId_fkey" FOREIGN KEY ("organizationId", "batchId") REFERENCES "InvitationBatch"("organizationId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "Invitation" ADD CONSTRAINT "Invitation_organizationId_signupLinkId_fkey" FOREIGN KEY ("organizationId", "signupLinkId") REFERENCES "SignupLink"("organizationId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "Invitation" ADD CONSTRAINT "Invitation_organizationId_registrationId_fkey" FOREIGN KEY ("organizationId", "registrationId") REFERENCES "Registration"("organizationId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- What Prisma cannot say ---------------------------------------------------------------------------

-- Whoever waits can be mailed; whoever was invited has a registration, which alone keeps who it is.
ALTER TABLE "Invitation" ADD CONSTRAINT "Invitation_waiting" CHECK ("step" <> 'waiting' OR ("email" IS NOT NULL AND "emailCanonical" IS NOT NULL));
ALTER TABLE "Invitation" ADD CONSTRAINT "Invitation_invited" CHECK (
  "step" <> 'invited' OR ("registrationId" IS NOT NULL AND "mailedAt" IS NOT NULL AND "email" IS NULL AND "emailCanonical" IS NULL)
);
ALTER TABLE "Invitation" ADD CONSTRAINT "Invitation_refused" CHECK (("step" = 'refused') = ("refusal" IS NOT NULL));
ALTER TABLE "InvitationBatch" ADD CONSTRAINT "InvitationBatch_reminder" CHECK ("reminderDays" BETWEEN 1 AND 30);
-- The next address to mail, in the order of the list, however long the batch.
CREATE INDEX "Invitation_waiting_of_batch" ON "Invitation" ("batchId", "id") WHERE "step" = 'waiting';
-- Batches that a stopped program left unfinished.
CREATE INDEX "InvitationBatch_unfinished" ON "InvitationBatch" ("id") WHERE "finishedAt" IS NULL;
-- Batches whose people may have to be reminded, and who of them was not yet.
CREATE INDEX "InvitationBatch_reminders" ON "InvitationBatch" ("signupLinkId") WHERE "reminderDays" IS NOT NULL;
CREATE INDEX "Invitation_to_remind" ON "Invitation" ("batchId", "id") WHERE "step" = 'invited' AND "remindedAt" IS NULL AND "revokedAt" IS NULL AND "supersededAt" IS NULL;
-- The list shows each person once: what was superseded is left out.
CREATE INDEX "Invitation_of_link" ON "Invitation" ("signupLinkId", "id" DESC) WHERE "supersededAt" IS NULL;
-- Earlier invitations of an address are found by it.
CREATE INDEX "Registration_invited" ON "Registration" ("organizationId", "emailCanonical") WHERE "origin" = 'invitation';
