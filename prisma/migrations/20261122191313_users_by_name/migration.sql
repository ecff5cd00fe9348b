-- Users by name: the account's names for whoever has joined, what was typed for whoever has not. One collation that knows
-- accents, whatever the server's own is.
CREATE INDEX "User_by_name" ON "User" ((lower("lastName") COLLATE "und-x-icu"), (lower("firstName") COLLATE "und-x-icu"), "id");
CREATE INDEX "Membership_invited_by_name" ON "Membership"
  ("organizationId", (lower(coalesce("invitedLastName", '')) COLLATE "und-x-icu"), (lower(coalesce("invitedFirstName", '')) COLLATE "und-x-icu"), "id")
  WHERE "joinedAt" IS NULL;
