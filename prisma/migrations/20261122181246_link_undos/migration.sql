-- DropIndex
DROP INDEX "Redemption_signupLinkId_idx";

-- CreateTable
CREATE TABLE "LinkUndo" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "organizationId" UUID NOT NULL,
    "signupLinkId" UUID NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,
    "leaveInvited" BOOLEAN NOT NULL,
    "reason" TEXT,
    "people" INTEGER NOT NULL,
    "cases" INTEGER NOT NULL,
    "registrations" INTEGER NOT NULL,
    "undoneById" UUID NOT NULL,
    "restoredAt" TIMESTAMPTZ(3),
    "restoredById" UUID,
    "peopleRestored" INTEGER,
    "casesRestored" INTEGER,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "LinkUndo_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "LinkUndoEntry" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "organizationId" UUID NOT NULL,
    "undoId" UUID NOT NULL,
    "redemptionId" UUID NOT NULL,
    "membershipId" UUID NOT NULL,
    "disabledAt" TIMESTAMPTZ(3),
    "userLeft" TEXT,
    "userRestoredAt" TIMESTAMPTZ(3),
    "caseId" UUID,
    "caseStatus" "CaseStatus",
    "caseVersion" INTEGER,
    "caseLeft" TEXT,
    "caseRestoredAt" TIMESTAMPTZ(3),

    CONSTRAINT "LinkUndoEntry_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "LinkUndo_signupLinkId_id_idx" ON "LinkUndo"("signupLinkId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "LinkUndo_organizationId_id_key" ON "LinkUndo"("organizationId", "id");

-- CreateIndex
CREATE INDEX "LinkUndoEntry_undoId_id_idx" ON "LinkUndoEntry"("undoId", "id");

-- CreateIndex
CREATE INDEX "Registration_openedLinkId_idx" ON "Registration"("openedLinkId");

-- CreateIndex
CREATE INDEX "Redemption_signupLinkId_createdAt_idx" ON "Redemption"("signupLinkId", "createdAt");

-- AddForeignKey
ALTER TABLE "LinkUndo" ADD CONSTRAINT "LinkUndo_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LinkUndo" ADD CONSTRAINT "LinkUndo_organizationId_signupLinkId_fkey" FOREIGN KEY ("organizationId", "signupLinkId") REFERENCES "SignupLink"("organizationId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "LinkUndo" ADD CONSTRAINT "LinkUndo_organizationId_undoneById_fkey" FOREIGN KEY ("organizationId", "undoneById") REFERENCES "Membership"("organizationId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "LinkUndo" ADD CONSTRAINT "LinkUndo_organizationId_restoredById_fkey" FOREIGN KEY ("organizationId", "restoredById") REFERENCES "Membership"("organizationId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "LinkUndoEntry" ADD CONSTRAINT "LinkUndoEntry_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LinkUndoEntry" ADD CONSTRAINT "LinkUndoEntry_organizationId_undoId_fkey" FOREIGN KEY ("organizationId", "undoId") REFERENCES "LinkUndo"("organizationId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "LinkUndoEntry" ADD CONSTRAINT "LinkUndoEntry_organizationId_redemptionId_fkey" FOREIGN KEY ("organizationId", "redemptionId") REFERENCES "Redemption"("organizationId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "LinkUndoEntry" ADD CONSTRAINT "LinkUndoEntry_organizationId_membershipId_fkey" FOREIGN KEY ("organizationId", "membershipId") REFERENCES "Membership"("organizationId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "LinkUndoEntry" ADD CONSTRAINT "LinkUndoEntry_organizationId_caseId_fkey" FOREIGN KEY ("organizationId", "caseId") REFERENCES "CaseRecord"("organizationId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;
