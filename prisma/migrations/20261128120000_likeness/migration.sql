-- What Prisma cannot say ---------------------------------------------------------------------------

-- A mailbox as it is compared for conflicts: without what follows a plus sign, and at Gmail without dots, where one person
-- has as many addresses as they like. Sign-in and all else go by the whole address.
CREATE FUNCTION "mailbox_key"("emailCanonical" text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN (
  SELECT CASE WHEN domain IN ('gmail.com', 'googlemail.com') THEN replace(mailbox, '.', '') || '@gmail.com'
              ELSE mailbox || '@' || domain END
  FROM (SELECT regexp_replace(regexp_replace("emailCanonical", '@[^@]*$', ''), '^([^+]+)\+.*$', '\1') AS mailbox,
               substring("emailCanonical" from '@([^@]*)$') AS domain) AS address
);
CREATE INDEX "Party_mailbox" ON "Party" ("organizationId", "mailbox_key"("emailCanonical")) WHERE "archivedAt" IS NULL;
CREATE INDEX "User_mailbox" ON "User" ("mailbox_key"("emailCanonical"));

-- Numbers agree by their last eight digits: some have no more at home (Denmark, Luxembourg), and a Belgian landline's ninth is
-- the 0 that +32 leaves out. The stored key keeps nine, which the list is searched by.
CREATE INDEX "Party_phone_end" ON "Party" ("organizationId", right("phoneKey", 8)) WHERE "archivedAt" IS NULL;
CREATE INDEX "User_phone_end" ON "User" (right("phone_key"("phone"), 8));

-- Nothing compares by these any more.
DROP INDEX "Party_email";
DROP INDEX "Party_phone";
DROP INDEX "User_phone";
