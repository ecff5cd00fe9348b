-- DropIndex
DROP INDEX "AuditEvent_organizationId_id_idx";

-- DropIndex
DROP INDEX "AuditEvent_subjectId_id_idx";

-- CreateIndex
CREATE INDEX "AuditEvent_organizationId_createdAt_id_idx" ON "AuditEvent"("organizationId", "createdAt", "id");

-- CreateIndex
CREATE INDEX "AuditEvent_organizationId_action_createdAt_id_idx" ON "AuditEvent"("organizationId", "action", "createdAt", "id");

-- CreateIndex
CREATE INDEX "AuditEvent_organizationId_subjectType_createdAt_id_idx" ON "AuditEvent"("organizationId", "subjectType", "createdAt", "id");

-- CreateIndex
CREATE INDEX "AuditEvent_organizationId_actorMembershipId_createdAt_id_idx" ON "AuditEvent"("organizationId", "actorMembershipId", "createdAt", "id");

-- CreateIndex
CREATE INDEX "AuditEvent_subjectId_createdAt_id_idx" ON "AuditEvent"("subjectId", "createdAt", "id");
