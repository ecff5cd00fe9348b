-- CreateTable
CREATE TABLE "MailboxProof" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "organizationId" UUID NOT NULL,
    "registrationId" UUID NOT NULL,
    "tokenHash" BYTEA NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "MailboxProof_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "MailboxProof_tokenHash_key" ON "MailboxProof"("tokenHash");

-- CreateIndex
CREATE INDEX "MailboxProof_registrationId_idx" ON "MailboxProof"("registrationId");

-- AddForeignKey
ALTER TABLE "MailboxProof" ADD CONSTRAINT "MailboxProof_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MailboxProof" ADD CONSTRAINT "MailboxProof_organizationId_registrationId_fkey" FOREIGN KEY ("organizationId", "registrationId") REFERENCES "Registration"("organizationId", "id") ON DELETE CASCADE ON UPDATE RESTRICT;

-- What Prisma cannot say ---------------------------------------------------------------------------

-- Whoever is on the way goes on: the newest mail's token, and a waiting token whose code was entered, have proved the mailbox.
INSERT INTO "MailboxProof" ("organizationId", "registrationId", "tokenHash", "createdAt")
SELECT "organizationId", "id", "tokenHash", "verifiedAt" FROM "Registration"
WHERE "verifiedAt" IS NOT NULL AND "tokenHash" IS NOT NULL
UNION ALL
SELECT "organizationId", "id", "waitingTokenHash", "waitingVerifiedAt" FROM "Registration"
WHERE "verifiedAt" IS NOT NULL AND "waitingTokenHash" IS NOT NULL AND "waitingVerifiedAt" >= "verifiedAt";
