-- CreateEnum
CREATE TYPE "CaseStaffAssignment" AS ENUM ('all', 'in_turn');

-- AlterTable
ALTER TABLE "SignupLink" ADD COLUMN     "caseNote" TEXT,
ADD COLUMN     "caseStaffAssignment" "CaseStaffAssignment" NOT NULL DEFAULT 'all',
ADD COLUMN     "caseStaffIds" UUID[] DEFAULT ARRAY[]::UUID[],
ADD COLUMN     "caseStaffLastId" UUID,
ADD COLUMN     "caseTypeId" UUID,
ADD COLUMN     "customCaseRoleId" UUID;

-- AlterTable
ALTER TABLE "CaseRecord" ADD COLUMN     "caseTypeId" UUID;

-- AlterTable
ALTER TABLE "CaseParticipant" ADD COLUMN     "customCaseRoleId" UUID;

-- CreateTable
CREATE TABLE "CaseType" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "organizationId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "place" INTEGER NOT NULL,
    "retiredAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "CaseType_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CustomCaseRole" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "organizationId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "mayView" BOOLEAN NOT NULL DEFAULT true,
    "mayChange" BOOLEAN NOT NULL DEFAULT false,
    "mayManageParticipants" BOOLEAN NOT NULL DEFAULT false,
    "caseRole" "CaseRole" NOT NULL GENERATED ALWAYS AS (
      CASE WHEN "mayChange" OR "mayManageParticipants" THEN 'staff'::"CaseRole" ELSE 'client'::"CaseRole" END) STORED,
    "retiredAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "CustomCaseRole_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CaseNote" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "organizationId" UUID NOT NULL,
    "caseId" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "authorId" UUID,
    "redemptionId" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "CaseNote_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "CaseType_organizationId_id_key" ON "CaseType"("organizationId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "CustomCaseRole_organizationId_id_key" ON "CustomCaseRole"("organizationId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "CustomCaseRole_organizationId_id_caseRole_key" ON "CustomCaseRole"("organizationId", "id", "caseRole");

-- CreateIndex
CREATE INDEX "CaseNote_caseId_id_idx" ON "CaseNote"("caseId", "id");

-- CreateIndex
CREATE INDEX "CaseParticipant_customCaseRoleId_idx" ON "CaseParticipant"("customCaseRoleId");

-- AddForeignKey
ALTER TABLE "SignupLink" ADD CONSTRAINT "SignupLink_organizationId_caseTypeId_fkey" FOREIGN KEY ("organizationId", "caseTypeId") REFERENCES "CaseType"("organizationId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "SignupLink" ADD CONSTRAINT "SignupLink_organizationId_customCaseRoleId_fkey" FOREIGN KEY ("organizationId", "customCaseRoleId") REFERENCES "CustomCaseRole"("organizationId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "CaseType" ADD CONSTRAINT "CaseType_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CustomCaseRole" ADD CONSTRAINT "CustomCaseRole_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CaseNote" ADD CONSTRAINT "CaseNote_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CaseNote" ADD CONSTRAINT "CaseNote_organizationId_caseId_fkey" FOREIGN KEY ("organizationId", "caseId") REFERENCES "CaseRecord"("organizationId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "CaseNote" ADD CONSTRAINT "CaseNote_organizationId_authorId_fkey" FOREIGN KEY ("organizationId", "authorId") REFERENCES "Membership"("organizationId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "CaseNote" ADD CONSTRAINT "CaseNote_organizationId_redemptionId_fkey" FOREIGN KEY ("organizationId", "redemptionId") REFERENCES "Redemption"("organizationId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "CaseRecord" ADD CONSTRAINT "CaseRecord_organizationId_caseTypeId_fkey" FOREIGN KEY ("organizationId", "caseTypeId") REFERENCES "CaseType"("organizationId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "CaseParticipant" ADD CONSTRAINT "CaseParticipant_organizationId_customCaseRoleId_fkey" FOREIGN KEY ("organizationId", "customCaseRoleId") REFERENCES "CustomCaseRole"("organizationId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- What Prisma cannot say ---------------------------------------------------------------------------

-- Names are one whatever their capitals.
CREATE UNIQUE INDEX "CaseType_name" ON "CaseType" ("organizationId", lower("name"));
CREATE UNIQUE INDEX "CustomCaseRole_name" ON "CustomCaseRole" ("organizationId", lower("name"));

-- Nobody changes what they cannot see.
ALTER TABLE "CustomCaseRole" ADD CONSTRAINT "CustomCaseRole_view" CHECK ("mayView" OR NOT ("mayChange" OR "mayManageParticipants"));

-- The built-in role beside a custom one is always the one that it counts as, also after its ticks change: whatever
-- asks for staff rights (the staff-link contract) reads "caseRole" alone.
ALTER TABLE "SignupLink" ADD CONSTRAINT "SignupLink_custom_role_counts_as"
  FOREIGN KEY ("organizationId", "customCaseRoleId", "caseRole") REFERENCES "CustomCaseRole" ("organizationId", "id", "caseRole")
  ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "CaseParticipant" ADD CONSTRAINT "CaseParticipant_custom_role_counts_as"
  FOREIGN KEY ("organizationId", "customCaseRoleId", "caseRole") REFERENCES "CustomCaseRole" ("organizationId", "id", "caseRole")
  ON DELETE RESTRICT ON UPDATE CASCADE;

-- The links of a custom role: for its changes and for whether it is in use.
CREATE INDEX "SignupLink_custom_role" ON "SignupLink" ("customCaseRoleId") WHERE "customCaseRoleId" IS NOT NULL;

-- A note is somebody's or a link's.
ALTER TABLE "CaseNote" ADD CONSTRAINT "CaseNote_by" CHECK (num_nonnulls("authorId", "redemptionId") = 1);

-- The free texts become the list, by name; of several spellings the first one stays.
INSERT INTO "CaseType" ("organizationId", "name", "place")
SELECT "organizationId", "name", row_number() OVER (PARTITION BY "organizationId" ORDER BY lower("name"))
FROM (
  SELECT "organizationId", min("name") AS "name"
  FROM (
    SELECT "organizationId", "type" AS "name" FROM "CaseRecord" WHERE "type" IS NOT NULL
    UNION SELECT "organizationId", "caseType" FROM "SignupLink" WHERE "caseType" IS NOT NULL
  ) spelled
  GROUP BY "organizationId", lower("name")
) names;
UPDATE "CaseRecord" c SET "caseTypeId" = t."id"
FROM "CaseType" t WHERE t."organizationId" = c."organizationId" AND lower(t."name") = lower(c."type");
UPDATE "SignupLink" l SET "caseTypeId" = t."id"
FROM "CaseType" t WHERE t."organizationId" = l."organizationId" AND lower(t."name") = lower(l."caseType");
