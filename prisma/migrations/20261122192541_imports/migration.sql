-- CreateTable
CREATE TABLE "Import" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "organizationId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "mailNow" BOOLEAN NOT NULL DEFAULT false,
    "startedById" UUID NOT NULL,
    "finishedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Import_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ImportRow" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "organizationId" UUID NOT NULL,
    "importId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "line" INTEGER NOT NULL,
    "label" TEXT NOT NULL,
    "cells" JSONB NOT NULL,
    "outcome" TEXT,
    "fields" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "problem" JSONB,

    CONSTRAINT "ImportRow_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Import_organizationId_id_key" ON "Import"("organizationId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "ImportRow_importId_number_key" ON "ImportRow"("importId", "number");

-- AddForeignKey
ALTER TABLE "Import" ADD CONSTRAINT "Import_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Import" ADD CONSTRAINT "Import_organizationId_startedById_fkey" FOREIGN KEY ("organizationId", "startedById") REFERENCES "Membership"("organizationId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "ImportRow" ADD CONSTRAINT "ImportRow_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ImportRow" ADD CONSTRAINT "ImportRow_organizationId_importId_fkey" FOREIGN KEY ("organizationId", "importId") REFERENCES "Import"("organizationId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- What Prisma cannot say ---------------------------------------------------------------------------

-- The next rows of an import, however many are done.
CREATE INDEX "ImportRow_waiting" ON "ImportRow" ("importId", "number") WHERE "outcome" IS NULL;
ALTER TABLE "Import" ADD CONSTRAINT "Import_kind" CHECK ("kind" IN ('users', 'parties'));
ALTER TABLE "ImportRow" ADD CONSTRAINT "ImportRow_outcome" CHECK (
  "outcome" IN ('added', 'changed', 'unchanged', 'refused') AND ("outcome" = 'refused') = ("problem" IS NOT NULL)
);
