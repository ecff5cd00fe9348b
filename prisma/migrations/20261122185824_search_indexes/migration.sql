-- Searches that find little or nothing read only what could match, by three letters at a time. The extension is part of
-- PostgreSQL and trusted since 13: whoever may create in the database may create it.
DO $$
BEGIN
  CREATE EXTENSION IF NOT EXISTS pg_trgm;
EXCEPTION
  WHEN insufficient_privilege THEN
    RAISE EXCEPTION 'Casedoor needs the extension pg_trgm, and its database role may not create it. Let the owner of the database run CREATE EXTENSION pg_trgm, then start again';
  WHEN undefined_file OR feature_not_supported THEN
    RAISE EXCEPTION 'Casedoor needs the extension pg_trgm, which this PostgreSQL does not have. Install its contrib package, then start again';
END
$$;

CREATE INDEX "CaseRecord_title_search" ON "CaseRecord" USING gin ("title" gin_trgm_ops);
CREATE INDEX "CaseRecord_reference_search" ON "CaseRecord" USING gin ("reference" gin_trgm_ops);
CREATE INDEX "SignupLink_title_search" ON "SignupLink" USING gin ("title" gin_trgm_ops);

-- A person is found by their names in either order, their addresses and their number; while invited, by what was typed.
CREATE INDEX "User_name_search" ON "User" USING gin (("firstName" || ' ' || "lastName" || ' ' || "firstName") gin_trgm_ops);
CREATE INDEX "User_email_search" ON "User" USING gin ("email" gin_trgm_ops);
CREATE INDEX "User_email_canonical_search" ON "User" USING gin ("emailCanonical" gin_trgm_ops);
CREATE INDEX "Membership_tag_search" ON "Membership" USING gin ("tagId" gin_trgm_ops) WHERE "tagId" IS NOT NULL;
CREATE INDEX "Membership_invited_search" ON "Membership"
  USING gin ((coalesce("invitedFirstName", '') || ' ' || coalesce("invitedLastName", '') || ' ' || coalesce("invitedFirstName", '')) gin_trgm_ops)
  WHERE "joinedAt" IS NULL;
CREATE INDEX "Registration_invited_email_search" ON "Registration" USING gin ("email" gin_trgm_ops) WHERE "membershipId" IS NOT NULL;
