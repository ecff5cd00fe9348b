-- CreateTable
CREATE TABLE "Party" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "organizationId" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "name" TEXT NOT NULL,
    "nameKey" TEXT NOT NULL,
    "email" TEXT,
    "emailCanonical" TEXT,
    "phone" TEXT,
    "phoneKey" TEXT,
    "note" TEXT,
    "archivedAt" TIMESTAMPTZ(3),
    "addedById" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Party_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CaseHold" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "organizationId" UUID NOT NULL,
    "caseId" UUID NOT NULL,
    "membershipId" UUID NOT NULL,
    "clearedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "CaseHold_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CaseHoldMatch" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "organizationId" UUID NOT NULL,
    "holdId" UUID NOT NULL,
    "partyId" UUID,
    "membershipId" UUID,
    "sharedFields" TEXT[],

    CONSTRAINT "CaseHoldMatch_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CaseHoldDecision" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "organizationId" UUID NOT NULL,
    "holdId" UUID NOT NULL,
    "decision" TEXT NOT NULL,
    "note" TEXT NOT NULL,
    "decidedById" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "CaseHoldDecision_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Party_organizationId_id_key" ON "Party"("organizationId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "CaseHold_caseId_key" ON "CaseHold"("caseId");

-- CreateIndex
CREATE UNIQUE INDEX "CaseHold_organizationId_id_key" ON "CaseHold"("organizationId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "CaseHold_organizationId_caseId_key" ON "CaseHold"("organizationId", "caseId");

-- CreateIndex
CREATE INDEX "CaseHoldMatch_holdId_idx" ON "CaseHoldMatch"("holdId");

-- CreateIndex
CREATE INDEX "CaseHoldDecision_holdId_idx" ON "CaseHoldDecision"("holdId");

-- AddForeignKey
ALTER TABLE "Party" ADD CONSTRAINT "Party_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Party" ADD CONSTRAINT "Party_organizationId_addedById_fkey" FOREIGN KEY ("organizationId", "addedById") REFERENCES "Membership"("organizationId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "CaseHold" ADD CONSTRAINT "CaseHold_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CaseHold" ADD CONSTRAINT "CaseHold_organizationId_caseId_fkey" FOREIGN KEY ("organizationId", "caseId") REFERENCES "CaseRecord"("organizationId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "CaseHold" ADD CONSTRAINT "CaseHold_organizationId_membershipId_fkey" FOREIGN KEY ("organizationId", "membershipId") REFERENCES "Membership"("organizationId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "CaseHoldMatch" ADD CONSTRAINT "CaseHoldMatch_organizationId_holdId_fkey" FOREIGN KEY ("organizationId", "holdId") REFERENCES "CaseHold"("organizationId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "CaseHoldMatch" ADD CONSTRAINT "CaseHoldMatch_organizationId_partyId_fkey" FOREIGN KEY ("organizationId", "partyId") REFERENCES "Party"("organizationId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "CaseHoldMatch" ADD CONSTRAINT "CaseHoldMatch_organizationId_membershipId_fkey" FOREIGN KEY ("organizationId", "membershipId") REFERENCES "Membership"("organizationId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "CaseHoldDecision" ADD CONSTRAINT "CaseHoldDecision_organizationId_holdId_fkey" FOREIGN KEY ("organizationId", "holdId") REFERENCES "CaseHold"("organizationId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "CaseHoldDecision" ADD CONSTRAINT "CaseHoldDecision_organizationId_decidedById_fkey" FOREIGN KEY ("organizationId", "decidedById") REFERENCES "Membership"("organizationId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- What Prisma cannot say ---------------------------------------------------------------------------

-- A name as it is compared: without accents, case and punctuation, its words in order of the alphabet, so that
-- "Müller, Jean-Luc" and "jean luc muller" are one. In SQL, so that the list, accounts and the comparison agree.
CREATE FUNCTION "name_key"(name text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN (
  SELECT coalesce(string_agg(word, ' ' ORDER BY word COLLATE "C"), '')
  FROM unnest(string_to_array(regexp_replace(
    replace(replace(replace(replace(replace(replace(
      regexp_replace(normalize(lower(name COLLATE "und-x-icu"), NFKD), '[\u0300-\u036f]', '', 'g'),
      'ß', 'ss'), 'œ', 'oe'), 'æ', 'ae'), 'ø', 'o'), 'ł', 'l'), 'đ', 'd'),
    '[^[:alnum:]]+' COLLATE "und-x-icu", ' ', 'g'), ' ')) AS word
  WHERE word <> ''
);
-- A telephone number as it is compared: its last nine digits, which +33 6…, 0033 6…, +33 (0)6… and 06… have in common.
-- Fewer than seven say too little.
CREATE FUNCTION "phone_key"(phone text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN (
  SELECT CASE WHEN length(digits) >= 7 THEN right(digits, 9) END
  FROM (SELECT regexp_replace(phone, '[^0-9]', '', 'g') AS digits) AS number
);

-- The comparison finds its few rows by these, however many parties and people there are.
CREATE INDEX "Party_name" ON "Party" ("organizationId", "nameKey") WHERE "archivedAt" IS NULL;
CREATE INDEX "Party_email" ON "Party" ("organizationId", "emailCanonical") WHERE "archivedAt" IS NULL;
CREATE INDEX "Party_phone" ON "Party" ("organizationId", "phoneKey") WHERE "archivedAt" IS NULL;
CREATE INDEX "User_name" ON "User" ("name_key"("firstName" || ' ' || "lastName"));
CREATE INDEX "User_phone" ON "User" ("phone_key"("phone"));
CREATE INDEX "Membership_invited_name" ON "Membership"
  ("organizationId", "name_key"(coalesce("invitedFirstName", '') || ' ' || coalesce("invitedLastName", ''))) WHERE "joinedAt" IS NULL;
-- The list and its archive, newest first.
CREATE INDEX "Party_list" ON "Party" ("organizationId", "id") WHERE "archivedAt" IS NULL;
CREATE INDEX "Party_archive" ON "Party" ("organizationId", "id") WHERE "archivedAt" IS NOT NULL;

-- Whoever writes a party writes how it is compared.
ALTER TABLE "Party" ADD CONSTRAINT "Party_keys" CHECK (
  "nameKey" = "name_key"("name") AND "phoneKey" IS NOT DISTINCT FROM "phone_key"("phone")
  AND ("email" IS NULL) = ("emailCanonical" IS NULL)
);
-- Either a party or a person, and something in common with them.
ALTER TABLE "CaseHoldMatch" ADD CONSTRAINT "CaseHoldMatch_somebody" CHECK (
  num_nonnulls("partyId", "membershipId") = 1 AND cardinality("sharedFields") > 0
);
ALTER TABLE "CaseHoldDecision" ADD CONSTRAINT "CaseHoldDecision_decision" CHECK ("decision" IN ('kept', 'cleared'));
