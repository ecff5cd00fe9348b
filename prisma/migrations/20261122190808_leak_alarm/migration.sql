-- CreateEnum
CREATE TYPE "AlarmReason" AS ENUM ('starts', 'refusals', 'unverified');

-- AlterTable
ALTER TABLE "SignupLink" ADD COLUMN     "alarmAt" TIMESTAMPTZ(3),
ADD COLUMN     "alarmCount" INTEGER,
ADD COLUMN     "alarmFrom" TIMESTAMPTZ(3),
ADD COLUMN     "alarmLimit" INTEGER,
ADD COLUMN     "alarmReason" "AlarmReason",
ADD COLUMN     "alarmRefusals" INTEGER DEFAULT 50,
ADD COLUMN     "alarmStarts" INTEGER DEFAULT 200,
ADD COLUMN     "alarmUnverified" INTEGER DEFAULT 200;

-- CreateTable
CREATE TABLE "Refusal" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "organizationId" UUID NOT NULL,
    "signupLinkId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Refusal_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Refusal_signupLinkId_createdAt_idx" ON "Refusal"("signupLinkId", "createdAt");

-- AddForeignKey
ALTER TABLE "Refusal" ADD CONSTRAINT "Refusal_organizationId_signupLinkId_fkey" FOREIGN KEY ("organizationId", "signupLinkId") REFERENCES "SignupLink"("organizationId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- What Prisma cannot say ---------------------------------------------------------------------------

-- The alarm counts these at the end of every start: what was proved or disowned by nobody is not read.
CREATE INDEX "Registration_unverified" ON "Registration" ("signupLinkId", "createdAt") WHERE "verifiedAt" IS NULL;
CREATE INDEX "Registration_disavowed" ON "Registration" ("signupLinkId", "disavowedAt") WHERE "disavowedAt" IS NOT NULL;

-- No garbage in limits (threat T98), and an alarm says everything or nothing.
ALTER TABLE "SignupLink" ADD CONSTRAINT "SignupLink_alarm_limits"
  CHECK ("alarmStarts" >= 1 AND "alarmRefusals" >= 1 AND "alarmUnverified" >= 1);
ALTER TABLE "SignupLink" ADD CONSTRAINT "SignupLink_alarm"
  CHECK (num_nulls("alarmAt", "alarmReason", "alarmCount", "alarmLimit") IN (0, 4));
