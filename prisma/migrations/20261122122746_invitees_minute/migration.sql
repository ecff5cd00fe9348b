-- CreateEnum
CREATE TYPE "SignupRequestState" AS ENUM ('open', 'invited', 'dismissed');

-- AlterTable
ALTER TABLE "Organization" ADD COLUMN     "notice" TEXT,
ADD COLUMN     "noticeVersion" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "quickExitUrl" TEXT;

-- AlterTable
ALTER TABLE "SignupLink" ADD COLUMN     "discreet" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "Registration" ADD COLUMN     "noticeVersion" INTEGER,
ADD COLUMN     "passkeyChallenge" TEXT,
ADD COLUMN     "passkeyExpiresAt" TIMESTAMPTZ(3),
ADD COLUMN     "passkeyUserId" UUID,
ADD COLUMN     "pendingPasskey" JSONB,
ADD COLUMN     "waitingTokenHash" BYTEA,
ADD COLUMN     "waitingVerifiedAt" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "Email" ADD COLUMN     "bouncedAt" TIMESTAMPTZ(3),
ADD COLUMN     "deliveredAt" TIMESTAMPTZ(3),
ADD COLUMN     "senderName" TEXT;

-- CreateTable
CREATE TABLE "SignupRequest" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "organizationId" UUID NOT NULL,
    "signupLinkId" UUID NOT NULL,
    "state" "SignupRequestState" NOT NULL DEFAULT 'open',
    "email" TEXT NOT NULL,
    "emailCanonical" TEXT NOT NULL,
    "name" TEXT,
    "message" TEXT,
    "locale" TEXT NOT NULL DEFAULT 'en',
    "answeredById" UUID,
    "answeredAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "SignupRequest_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "SignupRequest_organizationId_state_id_idx" ON "SignupRequest"("organizationId", "state", "id");

-- CreateIndex
CREATE UNIQUE INDEX "SignupRequest_organizationId_id_key" ON "SignupRequest"("organizationId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Registration_waitingTokenHash_key" ON "Registration"("waitingTokenHash");

-- CreateIndex
CREATE INDEX "Email_providerId_idx" ON "Email"("providerId");

-- AddForeignKey
ALTER TABLE "SignupRequest" ADD CONSTRAINT "SignupRequest_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SignupRequest" ADD CONSTRAINT "SignupRequest_organizationId_signupLinkId_fkey" FOREIGN KEY ("organizationId", "signupLinkId") REFERENCES "SignupLink"("organizationId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "SignupRequest" ADD CONSTRAINT "SignupRequest_organizationId_answeredById_fkey" FOREIGN KEY ("organizationId", "answeredById") REFERENCES "Membership"("organizationId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- What Prisma cannot say ---------------------------------------------------------------------------

-- A person who asks twice is one entry in the administrators' queue.
CREATE UNIQUE INDEX "SignupRequest_one_open" ON "SignupRequest" ("organizationId", "emailCanonical") WHERE "state" = 'open';
