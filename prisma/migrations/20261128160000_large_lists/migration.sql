-- What is rare in a large list has an index that names the candidates; what is common is among the newest.
-- Who came through a link, in a state that hardly anybody is in.
CREATE INDEX "Registration_of_link_in_state" ON "Registration" ("signupLinkId", "state", "id");
-- How many are in a state differs from link to link: without this the planner reads a whole link to find nobody.
CREATE STATISTICS "Registration_link_and_state" (mcv) ON "signupLinkId", "state" FROM "Registration";
-- The cases on hold or archived are few among many.
CREATE INDEX "CaseRecord_in_status" ON "CaseRecord" ("organizationId", "status", "id");
-- Invitations: by what became of their registrations, by what was done with themselves, and by their mails.
CREATE INDEX "Registration_invited_in_state" ON "Registration" ("organizationId", "state", "expiresAt") WHERE "origin" = 'invitation';
CREATE INDEX "Registration_opened" ON "Registration" ("organizationId") WHERE "origin" = 'invitation' AND "state" = 'started' AND "openedAt" IS NOT NULL;
CREATE INDEX "Invitation_in_step" ON "Invitation" ("signupLinkId", "step") WHERE "step" <> 'invited';
CREATE INDEX "Invitation_revoked" ON "Invitation" ("signupLinkId") WHERE "revokedAt" IS NOT NULL;
CREATE INDEX "Email_undeliverable" ON "Email" ("organizationId", "registrationId") WHERE "bouncedAt" IS NOT NULL OR "state" = 'failed';
CREATE INDEX "Email_under_way" ON "Email" ("organizationId", "registrationId") WHERE "state" = 'sent' AND "deliveredAt" IS NULL AND "bouncedAt" IS NULL;
-- Searches, by three letters at a time: everybody's address (the former index knew members' alone), and invited people's names.
CREATE INDEX "Registration_email_search" ON "Registration" USING gin ("email" gin_trgm_ops);
DROP INDEX "Registration_invited_email_search";
CREATE INDEX "Registration_invited_name_search" ON "Registration"
  USING gin ((coalesce("invitedFirstName", "firstName", '') || ' ' || coalesce("invitedLastName", "lastName", '')) gin_trgm_ops)
  WHERE "origin" = 'invitation';
CREATE INDEX "Invitation_search" ON "Invitation"
  USING gin ("email" gin_trgm_ops, (coalesce("firstName", '') || ' ' || coalesce("lastName", '')) gin_trgm_ops)
  WHERE "registrationId" IS NULL;
CREATE INDEX "Party_name_search" ON "Party" USING gin ("name" gin_trgm_ops);
