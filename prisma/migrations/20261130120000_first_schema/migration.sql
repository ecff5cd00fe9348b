-- All the data of Casedoor. What each column holds stands in prisma/schema.prisma; here stand the rules that the database keeps:
-- checks, triggers, unique and other indexes, each beside its table.
-- Names that end in _pkey, _fkey, _key and _idx belong to Prisma; every other index, check and foreign key is written by hand.
-- Foreign keys of an organization's tables carry "organizationId", so that no row points into another organization.

-- Functions -----------------------------------------------------------------------------------------------------------

-- Searches compare trigrams. PostgreSQL ships the extension and trusts it: a role that may create in the database may create it.
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

-- Identifiers of version 7 (RFC 9562): milliseconds, their fraction in 12 bits, chance. They sort by creation, which lists page by: on
-- one connection each is greater than the last, also within a statement. PostgreSQL has its own from version 18 on.
CREATE FUNCTION "uuid_v7"() RETURNS uuid LANGUAGE plpgsql AS $$
DECLARE
  -- In 1/4096 of a millisecond: its lower twelve bits are the fraction.
  moment bigint := greatest(
    floor(extract(epoch FROM clock_timestamp()) * 4096000)::bigint,
    nullif(current_setting('casedoor.last_id', true), '')::bigint + 1);
BEGIN
  PERFORM set_config('casedoor.last_id', moment::text, false);
  RETURN lpad(to_hex(moment >> 12), 12, '0') || '7' || lpad(to_hex(moment & 4095), 3, '0') || right(gen_random_uuid()::text, 17);
END $$;

-- A name as it is compared for conflicts: without accents, case and punctuation, its words in alphabetical order, so that
-- "Müller, Jean-Luc" equals "jean luc muller". Without joiners, direction marks, vowel points and tatweel, and with the Arabic
-- yeh and kaf as the Persian ones, so that the keyboard does not matter. Vowel signs of Indic scripts, Thai or Khmer stay: they
-- are letters there. A function, so that parties, accounts and the comparison agree; searches compare names and titles by it too,
-- with `nameWords` of the program, its twin.
CREATE FUNCTION "name_key"(name text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN (
  SELECT coalesce(string_agg(word, ' ' ORDER BY word COLLATE "C"), '')
  FROM unnest(string_to_array(regexp_replace(
    replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(
      regexp_replace(normalize(lower(name COLLATE "und-x-icu"), NFKD),
        '[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061c\u0640\u064b-\u065f\u0670\u00ad\u200b-\u200f\u2060\ufe00-\ufe0f\ufeff]', '', 'g'),
      'ß', 'ss'), 'œ', 'oe'), 'æ', 'ae'), 'ø', 'o'), 'ł', 'l'), 'đ', 'd'), 'ı', 'i'), 'ي', 'ی'), 'ى', 'ی'), 'ك', 'ک'),
    '[^[:alnum:]\u0900-\u0963\u0971-\u0df3\u0e31-\u0e4e\u0eb1-\u0ecd\u0f71-\u0f84\u102b-\u103e\u17b4-\u17d3]+' COLLATE "und-x-icu", ' ', 'g'), ' ')) AS word
  WHERE word <> ''
);

-- A telephone number as it is compared: its last nine digits, which +33 6…, 0033 6…, +33 (0)6… and 06… share.
-- Without the extension behind it. Null below seven digits, which too many numbers share.
CREATE FUNCTION "phone_key"(phone text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN (
  SELECT CASE WHEN length(digits) >= 7 THEN right(digits, 9) END
  FROM (SELECT regexp_replace(regexp_replace(phone, ' ext\..*$', ''), '[^0-9]', '', 'g') AS digits) AS number
);

-- A mailbox as it is compared for conflicts: without what follows a plus sign, and for Gmail without dots, because one person
-- has as many such addresses as they like. Only the comparison uses it; sign-in uses the whole address.
CREATE FUNCTION "mailbox_key"("emailCanonical" text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN (
  SELECT CASE WHEN domain IN ('gmail.com', 'googlemail.com') THEN replace(mailbox, '.', '') || '@gmail.com'
              ELSE mailbox || '@' || domain END
  FROM (SELECT regexp_replace(regexp_replace("emailCanonical", '@[^@]*$', ''), '^([^+]+)\+.*$', '\1') AS mailbox,
               substring("emailCanonical" from '@([^@]*)$') AS domain) AS address
);

-- A time zone as AT TIME ZONE takes it: UTC for one that this server does not know, and for offsets, which PostgreSQL would
-- read with the opposite sign. So no organization's time zone can stop a statement that reads all of them.
CREATE FUNCTION "known_zone"(zone text) RETURNS text LANGUAGE plpgsql STABLE AS $$
BEGIN
  IF zone !~ '^[A-Za-z]' THEN RETURN 'UTC'; END IF;
  PERFORM now() AT TIME ZONE zone;
  RETURN zone;
EXCEPTION WHEN invalid_parameter_value THEN RETURN 'UTC';
END $$;

-- People --------------------------------------------------------------------------------------------------------------

-- How an organization's invitees consent to its texts.
CREATE TYPE "ConsentForm" AS ENUM ('sentence', 'boxes');

-- One firm; every row belongs to one.
CREATE TABLE "Organization" (
  "id" UUID PRIMARY KEY DEFAULT uuid_v7(),
  "version" INTEGER NOT NULL DEFAULT 1,
  "name" TEXT NOT NULL,
  "slug" TEXT NOT NULL,
  "logo" BYTEA,
  "logoMediaType" TEXT,
  "accentColour" TEXT,
  "contactEmail" TEXT,
  "contactUrl" TEXT,
  "contactPhone" TEXT,
  "postalAddress" TEXT,
  "registerNumber" TEXT,
  "dataLocation" TEXT,
  "termsUrl" TEXT,
  "termsVersion" TEXT,
  "privacyUrl" TEXT,
  "privacyVersion" TEXT,
  "notice" TEXT,
  "noticeVersion" INTEGER NOT NULL DEFAULT 0,
  "consentForm" "ConsentForm" NOT NULL DEFAULT 'sentence',
  "quickExitUrl" TEXT,
  "locale" TEXT NOT NULL DEFAULT 'en',
  "timeZone" TEXT NOT NULL DEFAULT 'UTC',
  "digestedUntil" TIMESTAMPTZ(3),
  "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP
);
CREATE UNIQUE INDEX "Organization_slug_key" ON "Organization" ("slug");

-- A person with an account, worldwide; one e-mail. better-auth reads it as its user.
CREATE TABLE "User" (
  "id" UUID PRIMARY KEY DEFAULT uuid_v7(),
  "email" TEXT NOT NULL,
  "emailCanonical" TEXT NOT NULL,
  "emailVerified" BOOLEAN NOT NULL DEFAULT true,
  "firstName" TEXT NOT NULL,
  "lastName" TEXT NOT NULL,
  "nameKey" TEXT NOT NULL GENERATED ALWAYS AS ("name_key"("firstName" || ' ' || "lastName")) STORED,
  "phone" TEXT,
  "locale" TEXT NOT NULL DEFAULT 'en',
  "timeZone" TEXT NOT NULL DEFAULT 'UTC',
  "image" TEXT,
  "twoFactorEnabled" BOOLEAN NOT NULL DEFAULT false,
  "securedCount" INTEGER NOT NULL DEFAULT 0,
  "activatedAt" TIMESTAMPTZ(3),
  "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP
);
CREATE UNIQUE INDEX "User_emailCanonical_key" ON "User" ("emailCanonical");
-- The Users list by last name, or by the only name that somebody has. "Membership_known_by_name" does the same for people who are shown by another name than their own. The collation is fixed, so that
-- accents sort alike on every server.
CREATE INDEX "User_by_name" ON "User" ((lower(coalesce(nullif("lastName", ''), "firstName")) COLLATE "und-x-icu"), (lower("firstName") COLLATE "und-x-icu"), "id");
-- The search of the Users list: names as they are compared, and both forms of the address.
CREATE INDEX "User_name_search" ON "User" USING gin ("nameKey" gin_trgm_ops);
CREATE INDEX "User_email_canonical_search" ON "User" USING gin ("emailCanonical" gin_trgm_ops);
CREATE INDEX "User_email_search" ON "User" USING gin ("email" gin_trgm_ops);
-- The conflict comparison, together with the indexes on Party.
CREATE INDEX "User_name" ON "User" ("nameKey");
CREATE INDEX "User_mailbox" ON "User" ("mailbox_key"("emailCanonical"));
CREATE INDEX "User_phone_end" ON "User" (right("phone_key"("phone"), 8));

-- What a membership lets a person do.
CREATE TYPE "MemberRole" AS ENUM ('admin', 'manager', 'staff', 'client');

-- A user's place in an organization; the Users list lists these.
CREATE TABLE "Membership" (
  "id" UUID NOT NULL DEFAULT uuid_v7(),
  "organizationId" UUID NOT NULL REFERENCES "Organization" ON DELETE RESTRICT ON UPDATE CASCADE,
  "userId" UUID NOT NULL REFERENCES "User" ON DELETE RESTRICT ON UPDATE CASCADE,
  "role" "MemberRole" NOT NULL,
  "tagId" TEXT,
  "knownFirstName" TEXT,
  "knownLastName" TEXT,
  "knownNameKey" TEXT NOT NULL GENERATED ALWAYS AS (
    "name_key"(coalesce("knownFirstName", '') || ' ' || coalesce("knownLastName", ''))) STORED,
  "knownPhone" TEXT,
  "joinedAt" TIMESTAMPTZ(3),
  "disabledAt" TIMESTAMPTZ(3),
  "redemptionId" UUID,
  "addedById" UUID,
  "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  PRIMARY KEY ("organizationId", "id"),
  -- A name is replaced as a whole: half of it would be searched and compared without the other half.
  CONSTRAINT "Membership_known_name" CHECK ("knownFirstName" IS NOT NULL OR "knownLastName" IS NULL)
);
CREATE UNIQUE INDEX "Membership_organizationId_redemptionId_key" ON "Membership" ("organizationId", "redemptionId");
CREATE UNIQUE INDEX "Membership_organizationId_tagId_key" ON "Membership" ("organizationId", "tagId");
CREATE UNIQUE INDEX "Membership_organizationId_userId_key" ON "Membership" ("organizationId", "userId");
CREATE UNIQUE INDEX "Membership_redemptionId_key" ON "Membership" ("redemptionId");
CREATE INDEX "Membership_organizationId_createdAt_id_idx" ON "Membership" ("organizationId", "createdAt", "id");
CREATE INDEX "Membership_organizationId_role_idx" ON "Membership" ("organizationId", "role");
CREATE INDEX "Membership_userId_idx" ON "Membership" ("userId");
-- People who have not joined, and people whose name was corrected, are listed, searched and compared by the name that an
-- administrator gave.
CREATE INDEX "Membership_known_by_name" ON "Membership"
  ("organizationId", (lower(coalesce(nullif("knownLastName", ''), "knownFirstName", '')) COLLATE "und-x-icu"), (lower(coalesce("knownFirstName", '')) COLLATE "und-x-icu"), "id")
  WHERE "joinedAt" IS NULL OR "knownFirstName" IS NOT NULL;
CREATE INDEX "Membership_known_name_key" ON "Membership"
  ("organizationId", "knownNameKey") WHERE "joinedAt" IS NULL OR "knownFirstName" IS NOT NULL;
CREATE INDEX "Membership_known_search" ON "Membership"
  USING gin ("knownNameKey" gin_trgm_ops)
  WHERE "joinedAt" IS NULL OR "knownFirstName" IS NOT NULL;
CREATE INDEX "Membership_known_phone" ON "Membership"
  ("organizationId", (right("phone_key"("knownPhone"), 8))) WHERE "knownPhone" IS NOT NULL;
CREATE INDEX "Membership_tag_search" ON "Membership" USING gin ("tagId" gin_trgm_ops) WHERE "tagId" IS NOT NULL;
-- Every user belongs to an organization (invariant I2). Deferred, because the membership is inserted after the user.
CREATE FUNCTION "user_has_membership"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM "Membership" WHERE "userId" = NEW."id") THEN
    RAISE EXCEPTION 'user % has no membership', NEW."id" USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER "User_has_membership" AFTER INSERT ON "User"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "user_has_membership"();
ALTER TABLE "Membership" ADD FOREIGN KEY ("organizationId", "addedById") REFERENCES "Membership" ("organizationId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- A person changes their own address: asked for with a fresh proof, carried out once the new mailbox is proved.
CREATE TABLE "AddressChange" (
  "id" UUID PRIMARY KEY DEFAULT uuid_v7(),
  "userId" UUID NOT NULL REFERENCES "User" ON DELETE CASCADE ON UPDATE CASCADE,
  "email" TEXT NOT NULL,
  "emailCanonical" TEXT NOT NULL,
  "tokenHash" BYTEA NOT NULL,
  "codeHash" BYTEA NOT NULL,
  "codeExpiresAt" TIMESTAMPTZ(3) NOT NULL,
  "codeTries" INTEGER NOT NULL DEFAULT 0,
  "expiresAt" TIMESTAMPTZ(3) NOT NULL,
  "cancelledAt" TIMESTAMPTZ(3),
  "confirmedAt" TIMESTAMPTZ(3),
  "formerEmail" TEXT,
  "formerEmailCanonical" TEXT,
  "restoredAt" TIMESTAMPTZ(3),
  "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "AddressChange_one_end" CHECK ("cancelledAt" IS NULL OR "confirmedAt" IS NULL),
  CONSTRAINT "AddressChange_former" CHECK (
    ("confirmedAt" IS NULL) = ("formerEmail" IS NULL) AND ("confirmedAt" IS NULL) = ("formerEmailCanonical" IS NULL)
    AND ("restoredAt" IS NULL OR "confirmedAt" IS NOT NULL)
  )
);
CREATE UNIQUE INDEX "AddressChange_tokenHash_key" ON "AddressChange" ("tokenHash");
CREATE INDEX "AddressChange_userId_idx" ON "AddressChange" ("userId");

-- An administrator proposes a new address to a member, who alone can change it.
CREATE TABLE "AddressProposal" (
  "id" UUID PRIMARY KEY DEFAULT uuid_v7(),
  "organizationId" UUID NOT NULL REFERENCES "Organization" ON DELETE RESTRICT ON UPDATE CASCADE,
  "membershipId" UUID NOT NULL,
  "email" TEXT NOT NULL,
  "emailCanonical" TEXT NOT NULL,
  "proposedById" UUID NOT NULL,
  "expiresAt" TIMESTAMPTZ(3) NOT NULL,
  "confirmedAt" TIMESTAMPTZ(3),
  "withdrawnAt" TIMESTAMPTZ(3),
  "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  FOREIGN KEY ("organizationId", "membershipId") REFERENCES "Membership" ("organizationId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT,
  FOREIGN KEY ("organizationId", "proposedById") REFERENCES "Membership" ("organizationId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT "AddressProposal_one_end" CHECK ("confirmedAt" IS NULL OR "withdrawnAt" IS NULL)
);
CREATE INDEX "AddressProposal_organizationId_membershipId_idx" ON "AddressProposal" ("organizationId", "membershipId");
-- One open proposal per member; an expired one is withdrawn by the next.
CREATE UNIQUE INDEX "AddressProposal_one_open" ON "AddressProposal" ("organizationId", "membershipId")
  WHERE "confirmedAt" IS NULL AND "withdrawnAt" IS NULL;

-- better-auth: a signed-in browser.
CREATE TABLE "Session" (
  "id" UUID PRIMARY KEY DEFAULT uuid_v7(),
  "userId" UUID NOT NULL REFERENCES "User" ON DELETE CASCADE ON UPDATE CASCADE,
  "token" TEXT NOT NULL,
  "expiresAt" TIMESTAMPTZ(3) NOT NULL,
  "ipAddress" TEXT,
  "userAgent" TEXT,
  "activeMembershipId" UUID,
  "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP
);
CREATE UNIQUE INDEX "Session_token_key" ON "Session" ("token");
CREATE INDEX "Session_userId_idx" ON "Session" ("userId");

-- better-auth: a way to sign in; for a password, `providerId` is credential.
CREATE TABLE "Account" (
  "id" UUID PRIMARY KEY DEFAULT uuid_v7(),
  "userId" UUID NOT NULL REFERENCES "User" ON DELETE CASCADE ON UPDATE CASCADE,
  "accountId" TEXT NOT NULL,
  "providerId" TEXT NOT NULL,
  "accessToken" TEXT,
  "refreshToken" TEXT,
  "idToken" TEXT,
  "accessTokenExpiresAt" TIMESTAMPTZ(3),
  "refreshTokenExpiresAt" TIMESTAMPTZ(3),
  "scope" TEXT,
  "password" TEXT,
  "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP
);
CREATE UNIQUE INDEX "Account_providerId_accountId_key" ON "Account" ("providerId", "accountId");
CREATE INDEX "Account_userId_idx" ON "Account" ("userId");

-- better-auth: pending proofs, such as password resets; identifiers are stored hashed.
CREATE TABLE "Verification" (
  "id" UUID PRIMARY KEY DEFAULT uuid_v7(),
  "identifier" TEXT NOT NULL,
  "value" TEXT NOT NULL,
  "expiresAt" TIMESTAMPTZ(3) NOT NULL,
  "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP
);
CREATE INDEX "Verification_identifier_idx" ON "Verification" ("identifier");

-- better-auth: a passkey.
CREATE TABLE "Passkey" (
  "id" UUID PRIMARY KEY DEFAULT uuid_v7(),
  "userId" UUID NOT NULL REFERENCES "User" ON DELETE CASCADE ON UPDATE CASCADE,
  "name" TEXT,
  "publicKey" TEXT NOT NULL,
  "credentialID" TEXT NOT NULL,
  "counter" INTEGER NOT NULL,
  "deviceType" TEXT NOT NULL,
  "backedUp" BOOLEAN NOT NULL,
  "transports" TEXT,
  "aaguid" TEXT,
  "createdAt" TIMESTAMPTZ(3) DEFAULT CURRENT_TIMESTAMP
);
CREATE UNIQUE INDEX "Passkey_credentialID_key" ON "Passkey" ("credentialID");
CREATE INDEX "Passkey_userId_idx" ON "Passkey" ("userId");

-- A passkey's challenge that was answered: no second answer until it expires. An unanswered one is in no table.
CREATE TABLE "SpentChallenge" (
  "challengeHash" BYTEA PRIMARY KEY,
  "expiresAt" TIMESTAMPTZ(3) NOT NULL
);
CREATE INDEX "SpentChallenge_expiresAt_idx" ON "SpentChallenge" ("expiresAt");

-- better-auth: a second factor.
CREATE TABLE "TwoFactor" (
  "id" UUID PRIMARY KEY DEFAULT uuid_v7(),
  "userId" UUID NOT NULL REFERENCES "User" ON DELETE CASCADE ON UPDATE CASCADE,
  "secret" TEXT NOT NULL,
  "backupCodes" TEXT NOT NULL
);
CREATE INDEX "TwoFactor_userId_idx" ON "TwoFactor" ("userId");

-- Casework ------------------------------------------------------------------------------------------------------------

-- A kind of case on the organization's list.
CREATE TABLE "CaseType" (
  "id" UUID NOT NULL DEFAULT uuid_v7(),
  "organizationId" UUID NOT NULL REFERENCES "Organization" ON DELETE RESTRICT ON UPDATE CASCADE,
  "name" TEXT NOT NULL,
  "place" INTEGER NOT NULL,
  "retiredAt" TIMESTAMPTZ(3),
  "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  PRIMARY KEY ("organizationId", "id")
);
-- A name is unique whatever its capitals.
CREATE UNIQUE INDEX "CaseType_name" ON "CaseType" ("organizationId", lower("name"));

-- A membership's part in a case.
CREATE TYPE "CaseRole" AS ENUM ('client', 'staff');

-- A case role of the organization's own, beside the built-in Clients and Staff.
CREATE TABLE "CustomCaseRole" (
  "id" UUID NOT NULL DEFAULT uuid_v7(),
  "organizationId" UUID NOT NULL REFERENCES "Organization" ON DELETE RESTRICT ON UPDATE CASCADE,
  "name" TEXT NOT NULL,
  "mayView" BOOLEAN NOT NULL DEFAULT true,
  "mayChange" BOOLEAN NOT NULL DEFAULT false,
  "mayManageParticipants" BOOLEAN NOT NULL DEFAULT false,
  "caseRole" "CaseRole" NOT NULL GENERATED ALWAYS AS (
    CASE WHEN "mayChange" OR "mayManageParticipants" THEN 'staff'::"CaseRole" ELSE 'client'::"CaseRole" END) STORED,
  "retiredAt" TIMESTAMPTZ(3),
  "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  PRIMARY KEY ("organizationId", "id"),
  -- Nobody changes what they cannot see.
  CONSTRAINT "CustomCaseRole_view" CHECK ("mayView" OR NOT ("mayChange" OR "mayManageParticipants"))
);
CREATE UNIQUE INDEX "CustomCaseRole_organizationId_id_caseRole_key" ON "CustomCaseRole" ("organizationId", "id", "caseRole");
-- A name is unique whatever its capitals.
CREATE UNIQUE INDEX "CustomCaseRole_name" ON "CustomCaseRole" ("organizationId", lower("name"));

-- Where a case stands.
CREATE TYPE "CaseStatus" AS ENUM ('open', 'on_hold', 'closed', 'archived');

-- The record that is opened for a person.
CREATE TABLE "CaseRecord" (
  "id" UUID NOT NULL DEFAULT uuid_v7(),
  "organizationId" UUID NOT NULL REFERENCES "Organization" ON DELETE RESTRICT ON UPDATE CASCADE,
  "version" INTEGER NOT NULL DEFAULT 1,
  "reference" TEXT NOT NULL,
  "title" TEXT NOT NULL,
  "titleKey" TEXT NOT NULL GENERATED ALWAYS AS ("name_key"("title")) STORED,
  "caseTypeId" UUID,
  "status" "CaseStatus" NOT NULL DEFAULT 'open',
  "openedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "appointmentAt" TIMESTAMPTZ(3),
  "redemptionId" UUID,
  "openedById" UUID,
  "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  PRIMARY KEY ("organizationId", "id"),
  FOREIGN KEY ("organizationId", "openedById") REFERENCES "Membership" ("organizationId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT,
  FOREIGN KEY ("organizationId", "caseTypeId") REFERENCES "CaseType" ("organizationId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT
);
CREATE UNIQUE INDEX "CaseRecord_organizationId_redemptionId_key" ON "CaseRecord" ("organizationId", "redemptionId");
CREATE UNIQUE INDEX "CaseRecord_organizationId_reference_key" ON "CaseRecord" ("organizationId", "reference");
CREATE UNIQUE INDEX "CaseRecord_redemptionId_key" ON "CaseRecord" ("redemptionId");
-- Cases on hold or archived: few among many.
CREATE INDEX "CaseRecord_in_status" ON "CaseRecord" ("organizationId", "status", "id");
-- The search of the Cases list.
CREATE INDEX "CaseRecord_title_search" ON "CaseRecord" USING gin ("titleKey" gin_trgm_ops);
CREATE INDEX "CaseRecord_reference_search" ON "CaseRecord" USING gin ("reference" gin_trgm_ops);

-- A membership's place in a case.
CREATE TABLE "CaseParticipant" (
  "id" UUID PRIMARY KEY DEFAULT uuid_v7(),
  "organizationId" UUID NOT NULL REFERENCES "Organization" ON DELETE RESTRICT ON UPDATE CASCADE,
  "caseId" UUID NOT NULL,
  "membershipId" UUID NOT NULL,
  "caseRole" "CaseRole" NOT NULL,
  "customCaseRoleId" UUID,
  "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  FOREIGN KEY ("organizationId", "caseId") REFERENCES "CaseRecord" ("organizationId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT,
  FOREIGN KEY ("organizationId", "membershipId") REFERENCES "Membership" ("organizationId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT,
  FOREIGN KEY ("organizationId", "customCaseRoleId") REFERENCES "CustomCaseRole" ("organizationId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT,
  -- "caseRole" follows the custom role, also when its rights change: code that asks for staff rights reads "caseRole" alone.
  CONSTRAINT "CaseParticipant_custom_role_counts_as"
    FOREIGN KEY ("organizationId", "customCaseRoleId", "caseRole") REFERENCES "CustomCaseRole" ("organizationId", "id", "caseRole") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE UNIQUE INDEX "CaseParticipant_caseId_membershipId_key" ON "CaseParticipant" ("caseId", "membershipId");
CREATE INDEX "CaseParticipant_customCaseRoleId_idx" ON "CaseParticipant" ("customCaseRoleId");
CREATE INDEX "CaseParticipant_membershipId_idx" ON "CaseParticipant" ("membershipId");

-- A note in a case's timeline.
CREATE TABLE "CaseNote" (
  "id" UUID PRIMARY KEY DEFAULT uuid_v7(),
  "organizationId" UUID NOT NULL REFERENCES "Organization" ON DELETE RESTRICT ON UPDATE CASCADE,
  "caseId" UUID NOT NULL,
  "text" TEXT NOT NULL,
  "authorId" UUID,
  "redemptionId" UUID,
  "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  FOREIGN KEY ("organizationId", "caseId") REFERENCES "CaseRecord" ("organizationId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT,
  FOREIGN KEY ("organizationId", "authorId") REFERENCES "Membership" ("organizationId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT,
  -- A note is written by a person or by a link.
  CONSTRAINT "CaseNote_by" CHECK (num_nonnulls("authorId", "redemptionId") = 1)
);
CREATE INDEX "CaseNote_caseId_id_idx" ON "CaseNote" ("caseId", "id");

-- A person or company that the organization must not act against; each new person is compared with the list.
CREATE TABLE "Party" (
  "id" UUID NOT NULL DEFAULT uuid_v7(),
  "organizationId" UUID NOT NULL REFERENCES "Organization" ON DELETE RESTRICT ON UPDATE CASCADE,
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
  PRIMARY KEY ("organizationId", "id"),
  FOREIGN KEY ("organizationId", "addedById") REFERENCES "Membership" ("organizationId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT,
  -- Whoever writes a party writes how it is compared.
  CONSTRAINT "Party_keys" CHECK (
    "nameKey" = "name_key"("name") AND "phoneKey" IS NOT DISTINCT FROM "phone_key"("phone")
    AND ("email" IS NULL) = ("emailCanonical" IS NULL)
  )
);
-- The list and its archive.
CREATE INDEX "Party_list" ON "Party" ("organizationId", "id") WHERE "archivedAt" IS NULL;
CREATE INDEX "Party_archive" ON "Party" ("organizationId", "id") WHERE "archivedAt" IS NOT NULL;
-- The search of the Parties list.
CREATE INDEX "Party_name_search" ON "Party" USING gin ("nameKey" gin_trgm_ops);
-- The conflict comparison of a person with every party.
CREATE INDEX "Party_name" ON "Party" ("organizationId", "nameKey") WHERE "archivedAt" IS NULL;
CREATE INDEX "Party_mailbox" ON "Party" ("organizationId", "mailbox_key"("emailCanonical")) WHERE "archivedAt" IS NULL;
-- Numbers agree by their last eight digits: numbers in Denmark and Luxembourg have no more, and the ninth digit of a Belgian
-- landline is the 0 that +32 leaves out. "phoneKey" keeps nine for the search.
CREATE INDEX "Party_phone_end" ON "Party" ("organizationId", right("phoneKey", 8)) WHERE "archivedAt" IS NULL;

-- Why a case that a link opened waits: its person resembles somebody whom the organization knows.
CREATE TABLE "CaseHold" (
  "id" UUID NOT NULL DEFAULT uuid_v7(),
  "organizationId" UUID NOT NULL REFERENCES "Organization" ON DELETE RESTRICT ON UPDATE CASCADE,
  "caseId" UUID NOT NULL,
  "membershipId" UUID NOT NULL,
  "clearedAt" TIMESTAMPTZ(3),
  "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  PRIMARY KEY ("organizationId", "id"),
  FOREIGN KEY ("organizationId", "caseId") REFERENCES "CaseRecord" ("organizationId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT,
  FOREIGN KEY ("organizationId", "membershipId") REFERENCES "Membership" ("organizationId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT
);
CREATE UNIQUE INDEX "CaseHold_caseId_key" ON "CaseHold" ("caseId");
CREATE UNIQUE INDEX "CaseHold_organizationId_caseId_key" ON "CaseHold" ("organizationId", "caseId");

-- A party or a person of the organization whom the case's person resembles.
CREATE TABLE "CaseHoldMatch" (
  "id" UUID PRIMARY KEY DEFAULT uuid_v7(),
  "organizationId" UUID NOT NULL,
  "holdId" UUID NOT NULL,
  "partyId" UUID,
  "membershipId" UUID,
  "sharedFields" TEXT[],
  FOREIGN KEY ("organizationId", "holdId") REFERENCES "CaseHold" ("organizationId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT,
  FOREIGN KEY ("organizationId", "partyId") REFERENCES "Party" ("organizationId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT,
  FOREIGN KEY ("organizationId", "membershipId") REFERENCES "Membership" ("organizationId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT,
  -- Either a party or a person, and something in common with them.
  CONSTRAINT "CaseHoldMatch_somebody" CHECK (
    num_nonnulls("partyId", "membershipId") = 1 AND cardinality("sharedFields") > 0
  )
);
CREATE INDEX "CaseHoldMatch_holdId_idx" ON "CaseHoldMatch" ("holdId");

-- What somebody decided about a hold, and why.
CREATE TABLE "CaseHoldDecision" (
  "id" UUID PRIMARY KEY DEFAULT uuid_v7(),
  "organizationId" UUID NOT NULL,
  "holdId" UUID NOT NULL,
  "decision" TEXT NOT NULL,
  "note" TEXT NOT NULL,
  "decidedById" UUID NOT NULL,
  "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  FOREIGN KEY ("organizationId", "holdId") REFERENCES "CaseHold" ("organizationId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT,
  FOREIGN KEY ("organizationId", "decidedById") REFERENCES "Membership" ("organizationId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT "CaseHoldDecision_decision" CHECK ("decision" IN ('kept', 'cleared'))
);
CREATE INDEX "CaseHoldDecision_holdId_idx" ON "CaseHoldDecision" ("holdId");

-- Door ----------------------------------------------------------------------------------------------------------------

-- Who of a link's chosen staff gets a case that it opens.
CREATE TYPE "CaseStaffAssignment" AS ENUM ('all', 'in_turn');

-- What a link does with addresses of throw-away mail services.
CREATE TYPE "ThrowawayEmails" AS ENUM ('allow', 'warn', 'refuse');

-- What paused a link by itself.
CREATE TYPE "AlarmReason" AS ENUM ('starts', 'refusals', 'unverified');

-- How administrators are notified of the people who sign up through a link.
CREATE TYPE "LinkNotices" AS ENUM ('each', 'digest', 'none');

-- A public URL and its settings. Its state is derived from the row and now, never stored.
CREATE TABLE "SignupLink" (
  "id" UUID NOT NULL DEFAULT uuid_v7(),
  "organizationId" UUID NOT NULL REFERENCES "Organization" ON DELETE RESTRICT ON UPDATE CASCADE,
  "version" INTEGER NOT NULL DEFAULT 1,
  "title" TEXT NOT NULL,
  "titleKey" TEXT NOT NULL GENERATED ALWAYS AS ("name_key"("title")) STORED,
  "token" TEXT,
  "isDefault" BOOLEAN NOT NULL DEFAULT false,
  "allowSignup" BOOLEAN NOT NULL DEFAULT false,
  "joinsAs" "MemberRole" NOT NULL DEFAULT 'client',
  "autoCreateCase" BOOLEAN NOT NULL DEFAULT false,
  "caseRole" "CaseRole" NOT NULL DEFAULT 'client',
  "customCaseRoleId" UUID,
  "caseTitlePattern" TEXT NOT NULL DEFAULT '{firstName} {lastName}',
  "caseTypeId" UUID,
  "caseStaffIds" UUID[] DEFAULT ARRAY[]::UUID[],
  "caseStaffAssignment" "CaseStaffAssignment" NOT NULL DEFAULT 'all',
  "caseStaffLastId" UUID,
  "caseNote" TEXT,
  "opensAt" TIMESTAMPTZ(3),
  "expiresAt" TIMESTAMPTZ(3),
  "useLimit" INTEGER,
  "uses" INTEGER NOT NULL DEFAULT 0,
  "dailyLimit" INTEGER,
  "usesToday" INTEGER NOT NULL DEFAULT 0,
  "dayEndsAt" TIMESTAMPTZ(3),
  "allowedEmailDomains" TEXT[] DEFAULT ARRAY[]::TEXT[],
  "throwawayEmails" "ThrowawayEmails" NOT NULL DEFAULT 'allow',
  "requiresApproval" BOOLEAN NOT NULL DEFAULT false,
  "locale" TEXT,
  "startsPerHour" INTEGER NOT NULL DEFAULT 500,
  "startsPerNetwork" INTEGER NOT NULL DEFAULT 30,
  "alarmStarts" INTEGER DEFAULT 200,
  "alarmRefusals" INTEGER DEFAULT 50,
  "alarmUnverified" INTEGER DEFAULT 200,
  "alarmFrom" TIMESTAMPTZ(3),
  "alarmAt" TIMESTAMPTZ(3),
  "alarmReason" "AlarmReason",
  "alarmCount" INTEGER,
  "alarmLimit" INTEGER,
  "welcomeText" TEXT,
  "inviterName" TEXT,
  "nextStepsEn" TEXT,
  "nextStepsFr" TEXT,
  "notifyAdministrators" "LinkNotices" NOT NULL DEFAULT 'each',
  "discreet" BOOLEAN NOT NULL DEFAULT false,
  "frameOrigins" TEXT[] DEFAULT ARRAY[]::TEXT[],
  "revokedAt" TIMESTAMPTZ(3),
  "replacedAt" TIMESTAMPTZ(3),
  "replacedById" UUID,
  "graceEndsAt" TIMESTAMPTZ(3),
  "graceForId" UUID,
  "endedById" UUID,
  "endReason" TEXT,
  "createdById" UUID,
  "grantedById" UUID,
  "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  PRIMARY KEY ("organizationId", "id"),
  FOREIGN KEY ("organizationId", "createdById") REFERENCES "Membership" ("organizationId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT,
  FOREIGN KEY ("organizationId", "endedById") REFERENCES "Membership" ("organizationId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT,
  FOREIGN KEY ("organizationId", "grantedById") REFERENCES "Membership" ("organizationId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT,
  FOREIGN KEY ("organizationId", "caseTypeId") REFERENCES "CaseType" ("organizationId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT,
  FOREIGN KEY ("organizationId", "customCaseRoleId") REFERENCES "CustomCaseRole" ("organizationId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT,
  -- As for CaseParticipant.
  CONSTRAINT "SignupLink_custom_role_counts_as"
    FOREIGN KEY ("organizationId", "customCaseRoleId", "caseRole") REFERENCES "CustomCaseRole" ("organizationId", "id", "caseRole") ON DELETE RESTRICT ON UPDATE CASCADE,
  -- No sign-up without a URL.
  CONSTRAINT "SignupLink_allowed_has_token" CHECK (NOT "allowSignup" OR "token" IS NOT NULL),
  -- A link never makes a manager or an administrator (threat T21).
  CONSTRAINT "SignupLink_joins_as" CHECK ("joinsAs" IN ('client', 'staff')),
  -- No garbage in times, limits and counters (threat T98).
  CONSTRAINT "SignupLink_times" CHECK ("expiresAt" > "opensAt"),
  CONSTRAINT "SignupLink_use_limit" CHECK ("useLimit" >= 1),
  CONSTRAINT "SignupLink_uses" CHECK ("uses" >= 0),
  CONSTRAINT "SignupLink_daily_limit" CHECK ("dailyLimit" >= 1),
  CONSTRAINT "SignupLink_uses_today" CHECK ("usesToday" >= 0),
  -- A grace period names the link that it leads to, and only a replaced link has one.
  CONSTRAINT "SignupLink_grace" CHECK (
    ("graceEndsAt" IS NULL AND "graceForId" IS NULL)
    OR ("graceEndsAt" IS NOT NULL AND "graceForId" IS NOT NULL AND "graceForId" <> "id" AND "replacedAt" IS NOT NULL)
  ),
  -- The origins are sent in a header of the page.
  CONSTRAINT "SignupLink_frameOrigins_few" CHECK (cardinality("frameOrigins") <= 20),
  -- An alarm has all four facts or none.
  CONSTRAINT "SignupLink_alarm" CHECK (num_nulls("alarmAt", "alarmReason", "alarmCount", "alarmLimit") IN (0, 4)),
  CONSTRAINT "SignupLink_hourly_starts" CHECK ("startsPerHour" >= 1 AND "startsPerNetwork" >= 1),
  CONSTRAINT "SignupLink_alarm_limits" CHECK ("alarmStarts" >= 1 AND "alarmRefusals" >= 1 AND "alarmUnverified" >= 1)
);
CREATE UNIQUE INDEX "SignupLink_organizationId_replacedById_key" ON "SignupLink" ("organizationId", "replacedById");
CREATE UNIQUE INDEX "SignupLink_replacedById_key" ON "SignupLink" ("replacedById");
CREATE UNIQUE INDEX "SignupLink_token_key" ON "SignupLink" ("token");
CREATE INDEX "SignupLink_graceForId_idx" ON "SignupLink" ("graceForId");
-- All links, newest first.
CREATE INDEX "SignupLink_list" ON "SignupLink" ("organizationId", "id" DESC);
-- The two tabs of the list, newest first: few current links among many ended ones, or the reverse.
CREATE INDEX "SignupLink_current" ON "SignupLink" ("organizationId", "id" DESC)
  WHERE "revokedAt" IS NULL AND "replacedAt" IS NULL;
CREATE INDEX "SignupLink_ended" ON "SignupLink" ("organizationId", "id" DESC)
  WHERE "revokedAt" IS NOT NULL OR "replacedAt" IS NOT NULL;
-- The other orders of the list. No index on "uses": every completion would have to write it.
CREATE INDEX "SignupLink_by_title" ON "SignupLink" ("organizationId", (lower("title") COLLATE "und-x-icu"), "id");
CREATE INDEX "SignupLink_by_expiry" ON "SignupLink" ("organizationId", (coalesce("expiresAt", 'infinity')), "id");
-- Two administrators who switch sign-up on at once must not make two default links.
CREATE UNIQUE INDEX "SignupLink_one_default" ON "SignupLink" ("organizationId")
  WHERE "isDefault" AND "revokedAt" IS NULL AND "replacedAt" IS NULL;
-- The links of a custom role: for its changes, and for whether it is in use.
CREATE INDEX "SignupLink_custom_role" ON "SignupLink" ("customCaseRoleId") WHERE "customCaseRoleId" IS NOT NULL;
-- The search of the list.
CREATE INDEX "SignupLink_title_search" ON "SignupLink" USING gin ("titleKey" gin_trgm_ops);
ALTER TABLE "SignupLink" ADD FOREIGN KEY ("organizationId", "replacedById") REFERENCES "SignupLink" ("organizationId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "SignupLink" ADD FOREIGN KEY ("organizationId", "graceForId") REFERENCES "SignupLink" ("organizationId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- Where a visitor had read the link, as far as it is counted.
CREATE TYPE "VisitSource" AS ENUM ('direct', 'tag', 'other');

-- How often people opened a link's page on one day: a counter, and nothing of who they are.
CREATE TABLE "Visit" (
  "organizationId" UUID NOT NULL,
  "signupLinkId" UUID NOT NULL,
  "day" DATE NOT NULL,
  "source" "VisitSource" NOT NULL,
  "tag" TEXT NOT NULL DEFAULT '',
  "count" INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY ("signupLinkId", "day", "source", "tag"),
  FOREIGN KEY ("organizationId", "signupLinkId") REFERENCES "SignupLink" ("organizationId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT,
  -- Anybody may write here: a row is a number and at most 50 characters.
  CONSTRAINT "Visit_tag" CHECK (("source" = 'tag') = ("tag" <> '') AND length("tag") <= 50)
);

-- How often a link's page was loaded on one day, by people and by programs alike.
CREATE TABLE "PageLoad" (
  "organizationId" UUID NOT NULL,
  "signupLinkId" UUID NOT NULL,
  "day" DATE NOT NULL,
  "source" "VisitSource" NOT NULL,
  "tag" TEXT NOT NULL DEFAULT '',
  "count" INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY ("signupLinkId", "day", "source", "tag"),
  FOREIGN KEY ("organizationId", "signupLinkId") REFERENCES "SignupLink" ("organizationId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT,
  -- Anybody may write here, as in Visit.
  CONSTRAINT "PageLoad_tag" CHECK (("source" = 'tag') = ("tag" <> '') AND length("tag") <= 50)
);

-- That a link refused an address for its domain; of the address, nothing. Kept for a day.
CREATE TABLE "Refusal" (
  "id" UUID PRIMARY KEY DEFAULT uuid_v7(),
  "organizationId" UUID NOT NULL,
  "signupLinkId" UUID NOT NULL,
  "network" TEXT NOT NULL,
  "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  FOREIGN KEY ("organizationId", "signupLinkId") REFERENCES "SignupLink" ("organizationId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT
);
CREATE INDEX "Refusal_signupLinkId_createdAt_idx" ON "Refusal" ("signupLinkId", "createdAt");

-- Where a request stands.
CREATE TYPE "SignupRequestState" AS ENUM ('open', 'invited', 'dismissed');

-- Someone at a closed link asks the organization to be let in.
CREATE TABLE "SignupRequest" (
  "id" UUID NOT NULL DEFAULT uuid_v7(),
  "organizationId" UUID NOT NULL REFERENCES "Organization" ON DELETE RESTRICT ON UPDATE CASCADE,
  "signupLinkId" UUID NOT NULL,
  "state" "SignupRequestState" NOT NULL DEFAULT 'open',
  "email" TEXT NOT NULL,
  "emailCanonical" TEXT NOT NULL,
  "name" TEXT,
  "message" TEXT,
  "locale" TEXT NOT NULL DEFAULT 'en',
  "answeredById" UUID,
  "answeredAt" TIMESTAMPTZ(3),
  "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  PRIMARY KEY ("organizationId", "id"),
  FOREIGN KEY ("organizationId", "signupLinkId") REFERENCES "SignupLink" ("organizationId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT,
  FOREIGN KEY ("organizationId", "answeredById") REFERENCES "Membership" ("organizationId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT
);
CREATE INDEX "SignupRequest_organizationId_state_id_idx" ON "SignupRequest" ("organizationId", "state", "id");
-- A person who asks twice is one entry in the queue.
CREATE UNIQUE INDEX "SignupRequest_one_open" ON "SignupRequest" ("organizationId", "emailCanonical") WHERE "state" = 'open';

-- How far a person is from e-mail to account.
CREATE TYPE "RegistrationState" AS ENUM ('started', 'verified', 'pending_approval', 'completed', 'rejected', 'withdrawn', 'expired', 'revoked');

-- How a registration began.
CREATE TYPE "RegistrationOrigin" AS ENUM ('link', 'invitation');

-- One person's progress from e-mail to account.
CREATE TABLE "Registration" (
  "id" UUID NOT NULL DEFAULT uuid_v7(),
  "organizationId" UUID NOT NULL REFERENCES "Organization" ON DELETE RESTRICT ON UPDATE CASCADE,
  "signupLinkId" UUID,
  "rehearsalLinkId" UUID,
  "membershipId" UUID,
  "state" "RegistrationState" NOT NULL DEFAULT 'started',
  "origin" "RegistrationOrigin" NOT NULL DEFAULT 'link',
  "email" TEXT NOT NULL,
  "emailCanonical" TEXT NOT NULL,
  "waitingTokenHash" BYTEA,
  "codeTries" INTEGER NOT NULL DEFAULT 0,
  "firstName" TEXT,
  "lastName" TEXT,
  "phone" TEXT,
  "timeZone" TEXT,
  "newsletter" BOOLEAN NOT NULL DEFAULT false,
  "locale" TEXT NOT NULL DEFAULT 'en',
  "termsVersion" TEXT,
  "privacyVersion" TEXT,
  "noticeVersion" INTEGER,
  "passkeyUserId" UUID,
  "passkeyChallenge" TEXT,
  "passkeyExpiresAt" TIMESTAMPTZ(3),
  "pendingPasskey" JSONB,
  "consentedAt" TIMESTAMPTZ(3),
  "shown" JSONB,
  "network" TEXT,
  "disowned" BOOLEAN NOT NULL DEFAULT false,
  "openedLinkId" UUID,
  "sourceTag" TEXT,
  "invitedById" UUID,
  "invitedFirstName" TEXT,
  "invitedLastName" TEXT,
  "nameKey" TEXT NOT NULL GENERATED ALWAYS AS (
    "name_key"(coalesce("invitedFirstName", "firstName", '') || ' ' || coalesce("invitedLastName", "lastName", ''))) STORED,
  "expiresAt" TIMESTAMPTZ(3) NOT NULL,
  "openedAt" TIMESTAMPTZ(3),
  "verifiedAt" TIMESTAMPTZ(3),
  "submittedAt" TIMESTAMPTZ(3),
  "passwordHash" TEXT,
  "accountUserId" UUID,
  "decidedById" UUID,
  "decisionReason" TEXT,
  "completedAt" TIMESTAMPTZ(3),
  "rejectedAt" TIMESTAMPTZ(3),
  "withdrawnAt" TIMESTAMPTZ(3),
  "revokedAt" TIMESTAMPTZ(3),
  "disavowedAt" TIMESTAMPTZ(3),
  "completionKeyHash" BYTEA,
  "completionRequestHash" BYTEA,
  "completionAnswer" JSONB,
  "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  PRIMARY KEY ("organizationId", "id"),
  FOREIGN KEY ("organizationId", "signupLinkId") REFERENCES "SignupLink" ("organizationId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT,
  FOREIGN KEY ("organizationId", "membershipId") REFERENCES "Membership" ("organizationId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT,
  FOREIGN KEY ("organizationId", "invitedById") REFERENCES "Membership" ("organizationId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT,
  FOREIGN KEY ("organizationId", "openedLinkId") REFERENCES "SignupLink" ("organizationId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT,
  FOREIGN KEY ("organizationId", "decidedById") REFERENCES "Membership" ("organizationId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT,
  FOREIGN KEY ("organizationId", "rehearsalLinkId") REFERENCES "SignupLink" ("organizationId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT,
  -- A completed registration has its membership (invariant I2), and its key, for an idempotent replay.
  CONSTRAINT "Registration_completed" CHECK (
    "state" <> 'completed'
    OR ("membershipId" IS NOT NULL AND "completedAt" IS NOT NULL AND "completionKeyHash" IS NOT NULL)
  ),
  -- A registration that waits for approval was submitted, and has its key, for an idempotent replay.
  CONSTRAINT "Registration_pending_approval" CHECK (
    "state" <> 'pending_approval'
    OR ("submittedAt" IS NOT NULL AND "completionKeyHash" IS NOT NULL)
  ),
  CONSTRAINT "Registration_code_tries" CHECK ("codeTries" >= 0),
  -- Only the welcome mail, after completion, offers to disavow.
  CONSTRAINT "Registration_disavowed" CHECK ("disavowedAt" IS NULL OR "state" = 'completed'),
  -- A chosen password is kept only until the decision (threat T31).
  CONSTRAINT "Registration_password_only_waits" CHECK (
    "passwordHash" IS NULL OR "state" = 'pending_approval'
  ),
  -- A rehearsal completes nothing: it is rolled back, then deleted.
  CONSTRAINT "Registration_rehearsal_ends_nothing" CHECK (
    "rehearsalLinkId" IS NULL OR ("signupLinkId" IS NULL AND "membershipId" IS NULL AND "state" IN ('started', 'verified', 'expired'))
  )
);
CREATE UNIQUE INDEX "Registration_waitingTokenHash_key" ON "Registration" ("waitingTokenHash");
CREATE INDEX "Registration_membershipId_idx" ON "Registration" ("membershipId");
CREATE INDEX "Registration_openedLinkId_idx" ON "Registration" ("openedLinkId");
CREATE INDEX "Registration_organizationId_signupLinkId_id_idx" ON "Registration" ("organizationId", "signupLinkId", "id");
CREATE INDEX "Registration_signupLinkId_createdAt_idx" ON "Registration" ("signupLinkId", "createdAt");
-- One live invitation per address and link: inviting again renews it. Public starts never share a registration.
CREATE UNIQUE INDEX "Registration_one_live_invitation" ON "Registration" ("signupLinkId", "emailCanonical")
  WHERE "state" IN ('started', 'verified') AND "origin" = 'invitation' AND "signupLinkId" IS NOT NULL;
-- The starts of one address through a link.
CREATE INDEX "Registration_of_address" ON "Registration" ("signupLinkId", "emailCanonical");
-- One live registration per user who was added directly.
CREATE UNIQUE INDEX "Registration_one_live_per_membership" ON "Registration" ("membershipId")
  WHERE "state" IN ('started', 'verified') AND "signupLinkId" IS NULL;
-- One registration per address waits for approval.
CREATE UNIQUE INDEX "Registration_one_waits" ON "Registration" ("organizationId", "emailCanonical") WHERE "state" = 'pending_approval';
-- One rehearsal per administrator: "emailCanonical" holds the membership.
CREATE UNIQUE INDEX "Registration_one_rehearsal" ON "Registration" ("emailCanonical") WHERE "rehearsalLinkId" IS NOT NULL;
-- The housekeeping job forgets these networks after a day.
CREATE INDEX "Registration_network" ON "Registration" ("createdAt") WHERE "network" IS NOT NULL;
-- The turn of a network in the queue of mails.
CREATE INDEX "Registration_of_network" ON "Registration" ("network", "createdAt") WHERE "network" IS NOT NULL;
-- The housekeeping job expires these.
-- Somebody whom every organization has disabled may sign in to join another one.
CREATE INDEX "Registration_verified_address" ON "Registration" ("emailCanonical") WHERE "state" = 'verified';
CREATE INDEX "Registration_to_expire" ON "Registration" ("expiresAt") WHERE "state" IN ('started', 'verified');
-- The approval queue, oldest first.
CREATE INDEX "Registration_waiting" ON "Registration" ("organizationId", "id") WHERE "state" = 'pending_approval';
-- Registrations through a replaced URL: few.
CREATE INDEX "Registration_opened_link" ON "Registration" ("openedLinkId", "id") WHERE "openedLinkId" IS NOT NULL;
-- The leak alarm counts these at the end of every start.
CREATE INDEX "Registration_unverified" ON "Registration" ("signupLinkId", "createdAt") WHERE "verifiedAt" IS NULL;
CREATE INDEX "Registration_disavowed" ON "Registration" ("signupLinkId", "disavowedAt") WHERE "disavowedAt" IS NOT NULL;
-- The people of a link in a rare state. Links differ in how many are in a state: without the statistics the planner reads a
-- whole link to find nobody.
CREATE INDEX "Registration_of_link_in_state" ON "Registration" ("signupLinkId", "state", "id");
CREATE STATISTICS "Registration_link_and_state" (mcv) ON "signupLinkId", "state" FROM "Registration";
-- Earlier invitations of an address.
CREATE INDEX "Registration_invited" ON "Registration" ("organizationId", "emailCanonical") WHERE "origin" = 'invitation';
-- The list of invitations, by what became of the registration.
CREATE INDEX "Registration_invited_in_state" ON "Registration" ("organizationId", "state", "expiresAt") WHERE "origin" = 'invitation';
CREATE INDEX "Registration_opened" ON "Registration" ("organizationId") WHERE "origin" = 'invitation' AND "state" = 'started' AND "openedAt" IS NOT NULL;
-- Searches: every address, and the names of invited people.
CREATE INDEX "Registration_email_search" ON "Registration" USING gin ("email" gin_trgm_ops);
CREATE INDEX "Registration_invited_name_search" ON "Registration"
  USING gin ("nameKey" gin_trgm_ops)
  WHERE "origin" = 'invitation';

-- A token that opens a registration: the one in a mail's personal link, or the waiting token once a mail's code was entered.
CREATE TABLE "RegistrationToken" (
  "id" UUID PRIMARY KEY DEFAULT uuid_v7(),
  "organizationId" UUID NOT NULL REFERENCES "Organization" ON DELETE RESTRICT ON UPDATE CASCADE,
  "registrationId" UUID NOT NULL,
  "tokenHash" BYTEA NOT NULL,
  "codeHash" BYTEA,
  "codeExpiresAt" TIMESTAMPTZ(3),
  "verifiedAt" TIMESTAMPTZ(3),
  "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  FOREIGN KEY ("organizationId", "registrationId") REFERENCES "Registration" ("organizationId", "id") ON DELETE CASCADE ON UPDATE RESTRICT
);
CREATE UNIQUE INDEX "RegistrationToken_tokenHash_key" ON "RegistrationToken" ("tokenHash");
CREATE INDEX "RegistrationToken_registrationId_idx" ON "RegistrationToken" ("registrationId");

-- Addresses that are mailed a link together, one after another, by the server.
CREATE TABLE "InvitationBatch" (
  "id" UUID NOT NULL DEFAULT uuid_v7(),
  "organizationId" UUID NOT NULL REFERENCES "Organization" ON DELETE RESTRICT ON UPDATE CASCADE,
  "signupLinkId" UUID NOT NULL,
  "createdById" UUID NOT NULL,
  "personalMessage" TEXT,
  "reminderDays" INTEGER,
  "cancelledAt" TIMESTAMPTZ(3),
  "finishedAt" TIMESTAMPTZ(3),
  "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  PRIMARY KEY ("organizationId", "id"),
  FOREIGN KEY ("organizationId", "signupLinkId") REFERENCES "SignupLink" ("organizationId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT,
  FOREIGN KEY ("organizationId", "createdById") REFERENCES "Membership" ("organizationId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT "InvitationBatch_reminder" CHECK ("reminderDays" BETWEEN 1 AND 30)
);
CREATE INDEX "InvitationBatch_organizationId_signupLinkId_id_idx" ON "InvitationBatch" ("organizationId", "signupLinkId", "id");
-- Batches that a stopped process left unfinished.
CREATE INDEX "InvitationBatch_unfinished" ON "InvitationBatch" ("id") WHERE "finishedAt" IS NULL;
-- Batches whose people may need a reminder; "Invitation_to_remind" finds the people.
CREATE INDEX "InvitationBatch_reminders" ON "InvitationBatch" ("signupLinkId") WHERE "reminderDays" IS NOT NULL;

-- The state of one address of a batch; what follows its mail is read from the registration.
CREATE TYPE "InvitationStep" AS ENUM ('queued', 'invited', 'refused', 'cancelled');

-- One address of a batch.
CREATE TABLE "Invitation" (
  "id" UUID NOT NULL DEFAULT uuid_v7(),
  "organizationId" UUID NOT NULL REFERENCES "Organization" ON DELETE RESTRICT ON UPDATE CASCADE,
  "batchId" UUID NOT NULL,
  "signupLinkId" UUID NOT NULL,
  "step" "InvitationStep" NOT NULL DEFAULT 'queued',
  "refusal" TEXT,
  "email" TEXT,
  "emailCanonical" TEXT,
  "firstName" TEXT,
  "lastName" TEXT,
  "nameKey" TEXT NOT NULL GENERATED ALWAYS AS ("name_key"(coalesce("firstName", '') || ' ' || coalesce("lastName", ''))) STORED,
  "locale" TEXT NOT NULL DEFAULT 'en',
  "registrationId" UUID,
  "mailedAt" TIMESTAMPTZ(3),
  "remindedAt" TIMESTAMPTZ(3),
  "failedAt" TIMESTAMPTZ(3),
  "revokedAt" TIMESTAMPTZ(3),
  "supersededAt" TIMESTAMPTZ(3),
  "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  PRIMARY KEY ("organizationId", "id"),
  FOREIGN KEY ("organizationId", "batchId") REFERENCES "InvitationBatch" ("organizationId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT,
  FOREIGN KEY ("organizationId", "signupLinkId") REFERENCES "SignupLink" ("organizationId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT,
  FOREIGN KEY ("organizationId", "registrationId") REFERENCES "Registration" ("organizationId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT "Invitation_refused" CHECK (("step" = 'refused') = ("refusal" IS NOT NULL)),
  -- A queued address can be mailed. An invited one has a registration, and only that keeps the address.
  CONSTRAINT "Invitation_queued" CHECK ("step" <> 'queued' OR ("email" IS NOT NULL AND "emailCanonical" IS NOT NULL)),
  CONSTRAINT "Invitation_invited" CHECK (
    "step" <> 'invited' OR ("registrationId" IS NOT NULL AND "mailedAt" IS NOT NULL AND "email" IS NULL AND "emailCanonical" IS NULL)
  )
);
CREATE INDEX "Invitation_batchId_id_idx" ON "Invitation" ("batchId", "id");
CREATE INDEX "Invitation_organizationId_signupLinkId_id_idx" ON "Invitation" ("organizationId", "signupLinkId", "id");
CREATE INDEX "Invitation_registrationId_idx" ON "Invitation" ("registrationId");
-- The next address to mail, in the order of the batch.
CREATE INDEX "Invitation_queued_of_batch" ON "Invitation" ("batchId", "id") WHERE "step" = 'queued';
CREATE INDEX "Invitation_to_remind" ON "Invitation" ("batchId", "id") WHERE "step" = 'invited' AND "remindedAt" IS NULL AND "revokedAt" IS NULL AND "supersededAt" IS NULL;
-- The list of invitations shows each person once: superseded ones are left out.
CREATE INDEX "Invitation_of_link" ON "Invitation" ("signupLinkId", "id" DESC) WHERE "supersededAt" IS NULL;
-- The list of invitations, by what became of the invitation itself.
CREATE INDEX "Invitation_in_step" ON "Invitation" ("signupLinkId", "step") WHERE "step" <> 'invited';
CREATE INDEX "Invitation_revoked" ON "Invitation" ("signupLinkId") WHERE "revokedAt" IS NOT NULL;
-- The search among addresses that have no registration yet.
CREATE INDEX "Invitation_search" ON "Invitation"
  USING gin ("email" gin_trgm_ops, "nameKey" gin_trgm_ops)
  WHERE "registrationId" IS NULL;

-- One use of a link, spent by one completed registration; everything that a completion creates points at it.
CREATE TABLE "Redemption" (
  "id" UUID NOT NULL DEFAULT uuid_v7(),
  "organizationId" UUID NOT NULL REFERENCES "Organization" ON DELETE RESTRICT ON UPDATE CASCADE,
  "signupLinkId" UUID NOT NULL,
  "registrationId" UUID NOT NULL,
  "membershipId" UUID NOT NULL,
  "settings" JSONB NOT NULL,
  "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  PRIMARY KEY ("organizationId", "id"),
  FOREIGN KEY ("organizationId", "signupLinkId") REFERENCES "SignupLink" ("organizationId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT,
  FOREIGN KEY ("organizationId", "registrationId") REFERENCES "Registration" ("organizationId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT,
  FOREIGN KEY ("organizationId", "membershipId") REFERENCES "Membership" ("organizationId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT
);
CREATE UNIQUE INDEX "Redemption_organizationId_registrationId_key" ON "Redemption" ("organizationId", "registrationId");
CREATE UNIQUE INDEX "Redemption_registrationId_key" ON "Redemption" ("registrationId");
CREATE INDEX "Redemption_membershipId_idx" ON "Redemption" ("membershipId");
CREATE INDEX "Redemption_signupLinkId_createdAt_idx" ON "Redemption" ("signupLinkId", "createdAt");
ALTER TABLE "Membership" ADD FOREIGN KEY ("organizationId", "redemptionId") REFERENCES "Redemption" ("organizationId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "CaseRecord" ADD FOREIGN KEY ("organizationId", "redemptionId") REFERENCES "Redemption" ("organizationId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "CaseNote" ADD FOREIGN KEY ("organizationId", "redemptionId") REFERENCES "Redemption" ("organizationId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- The public half of a key that signed receipts; it stays published when AUTH_SECRET changes.
CREATE TABLE "ReceiptKey" (
  "keyId" TEXT PRIMARY KEY,
  "publicKey" TEXT NOT NULL,
  "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP
);

-- What a member was promised, agreed to and was given by their registration, as a signed file that never changes.
CREATE TABLE "Receipt" (
  "organizationId" UUID NOT NULL REFERENCES "Organization" ON DELETE RESTRICT ON UPDATE CASCADE,
  "membershipId" UUID NOT NULL,
  "registrationId" UUID NOT NULL,
  "file" TEXT NOT NULL,
  "keyId" TEXT NOT NULL REFERENCES "ReceiptKey" ON DELETE RESTRICT ON UPDATE RESTRICT,
  "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  PRIMARY KEY ("organizationId", "membershipId"),
  FOREIGN KEY ("organizationId", "membershipId") REFERENCES "Membership" ("organizationId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT,
  FOREIGN KEY ("organizationId", "registrationId") REFERENCES "Registration" ("organizationId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT
);
CREATE UNIQUE INDEX "Receipt_organizationId_registrationId_key" ON "Receipt" ("organizationId", "registrationId");
CREATE INDEX "Receipt_keyId_idx" ON "Receipt" ("keyId");

-- One undo of the uses of a link in a range of time. It can be restored for 30 days.
CREATE TABLE "LinkUndo" (
  "id" UUID NOT NULL DEFAULT uuid_v7(),
  "organizationId" UUID NOT NULL REFERENCES "Organization" ON DELETE RESTRICT ON UPDATE CASCADE,
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
  PRIMARY KEY ("organizationId", "id"),
  FOREIGN KEY ("organizationId", "signupLinkId") REFERENCES "SignupLink" ("organizationId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT,
  FOREIGN KEY ("organizationId", "undoneById") REFERENCES "Membership" ("organizationId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT,
  FOREIGN KEY ("organizationId", "restoredById") REFERENCES "Membership" ("organizationId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT
);
CREATE INDEX "LinkUndo_signupLinkId_id_idx" ON "LinkUndo" ("signupLinkId", "id");

-- One person of an undo, and the case that had opened for them: what was changed, or why it was left.
CREATE TABLE "LinkUndoEntry" (
  "id" UUID PRIMARY KEY DEFAULT uuid_v7(),
  "organizationId" UUID NOT NULL REFERENCES "Organization" ON DELETE RESTRICT ON UPDATE CASCADE,
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
  FOREIGN KEY ("organizationId", "undoId") REFERENCES "LinkUndo" ("organizationId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT,
  FOREIGN KEY ("organizationId", "redemptionId") REFERENCES "Redemption" ("organizationId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT,
  FOREIGN KEY ("organizationId", "membershipId") REFERENCES "Membership" ("organizationId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT,
  FOREIGN KEY ("organizationId", "caseId") REFERENCES "CaseRecord" ("organizationId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT
);
CREATE INDEX "LinkUndoEntry_undoId_id_idx" ON "LinkUndoEntry" ("undoId", "id");

-- A file of users or parties that is imported row by row.
CREATE TABLE "Import" (
  "id" UUID NOT NULL DEFAULT uuid_v7(),
  "organizationId" UUID NOT NULL REFERENCES "Organization" ON DELETE RESTRICT ON UPDATE CASCADE,
  "kind" TEXT NOT NULL,
  "mailNow" BOOLEAN NOT NULL DEFAULT false,
  "startedById" UUID NOT NULL,
  "finishedAt" TIMESTAMPTZ(3),
  "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  PRIMARY KEY ("organizationId", "id"),
  FOREIGN KEY ("organizationId", "startedById") REFERENCES "Membership" ("organizationId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT "Import_kind" CHECK ("kind" IN ('users', 'parties'))
);

-- One row of an imported file.
CREATE TABLE "ImportRow" (
  "id" UUID PRIMARY KEY DEFAULT uuid_v7(),
  "organizationId" UUID NOT NULL REFERENCES "Organization" ON DELETE RESTRICT ON UPDATE CASCADE,
  "importId" UUID NOT NULL,
  "number" INTEGER NOT NULL,
  "line" INTEGER NOT NULL,
  "label" TEXT NOT NULL,
  "cells" JSONB NOT NULL,
  "outcome" TEXT,
  "fields" TEXT[] DEFAULT ARRAY[]::TEXT[],
  "problem" JSONB,
  FOREIGN KEY ("organizationId", "importId") REFERENCES "Import" ("organizationId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT "ImportRow_outcome" CHECK (
    "outcome" IN ('added', 'changed', 'unchanged', 'refused') AND ("outcome" = 'refused') = ("problem" IS NOT NULL)
  )
);
CREATE UNIQUE INDEX "ImportRow_importId_number_key" ON "ImportRow" ("importId", "number");
-- The next rows to import.
CREATE INDEX "ImportRow_waiting" ON "ImportRow" ("importId", "number") WHERE "outcome" IS NULL;

-- Platform ------------------------------------------------------------------------------------------------------------

-- The delivery state of a mail.
CREATE TYPE "EmailState" AS ENUM ('queued', 'sent', 'failed');

-- The outbox and its history: one mail to one address.
CREATE TABLE "Email" (
  "id" UUID PRIMARY KEY DEFAULT uuid_v7(),
  "organizationId" UUID REFERENCES "Organization" ON DELETE RESTRICT ON UPDATE CASCADE,
  "registrationId" UUID,
  "recipient" TEXT NOT NULL,
  "message" TEXT NOT NULL,
  "locale" TEXT NOT NULL,
  "subject" TEXT NOT NULL,
  "html" TEXT NOT NULL,
  "text" TEXT NOT NULL,
  "sealedLink" BYTEA,
  "state" "EmailState" NOT NULL DEFAULT 'queued',
  "attempts" INTEGER NOT NULL DEFAULT 0,
  "providerId" TEXT,
  "lastError" TEXT,
  "idempotencyKey" TEXT NOT NULL,
  "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "sentAt" TIMESTAMPTZ(3),
  "failedAt" TIMESTAMPTZ(3),
  "deliveredAt" TIMESTAMPTZ(3),
  "bouncedAt" TIMESTAMPTZ(3),
  "senderName" TEXT,
  "replyTo" TEXT,
  "requestKey" UUID,
  FOREIGN KEY ("organizationId", "registrationId") REFERENCES "Registration" ("organizationId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT,
  -- Without the organization, PostgreSQL would not check the registration.
  CONSTRAINT "Email_of_registration" CHECK ("registrationId" IS NULL OR "organizationId" IS NOT NULL)
);
CREATE UNIQUE INDEX "Email_idempotencyKey_key" ON "Email" ("idempotencyKey");
CREATE INDEX "Email_createdAt_idx" ON "Email" ("createdAt");
CREATE INDEX "Email_providerId_idx" ON "Email" ("providerId");
CREATE INDEX "Email_registrationId_createdAt_idx" ON "Email" ("registrationId", "createdAt");
-- The outbox sweep looks for these.
CREATE INDEX "Email_queued" ON "Email" ("createdAt") WHERE "state" = 'queued';
-- The fair order of delivery counts what is queued for a mailbox.
CREATE INDEX "Email_queued_of_mailbox" ON "Email" ("mailbox_key"(lower("recipient"))) WHERE "state" = 'queued';
-- A retry finds all mails of its request.
CREATE INDEX "Email_queued_of_request" ON "Email" ("requestKey") WHERE "state" = 'queued';
-- The list of invitations, by what became of the mail.
CREATE INDEX "Email_undeliverable" ON "Email" ("organizationId", "registrationId") WHERE "bouncedAt" IS NOT NULL OR "state" = 'failed';
CREATE INDEX "Email_under_way" ON "Email" ("organizationId", "registrationId") WHERE "state" = 'sent' AND "deliveredAt" IS NULL AND "bouncedAt" IS NULL;
-- Erasing a registration finds the notices about it by the beginning of their key.
CREATE INDEX "Email_notices_of_a_registration" ON "Email" ("idempotencyKey" text_pattern_ops) WHERE "message" = 'new_registration';

-- Who did what to which record, when. Append-only: a trigger refuses change and deletion.
CREATE TABLE "AuditEvent" (
  "id" UUID PRIMARY KEY DEFAULT uuid_v7(),
  "organizationId" UUID NOT NULL REFERENCES "Organization" ON DELETE RESTRICT ON UPDATE CASCADE,
  "action" TEXT NOT NULL,
  "actorMembershipId" UUID,
  "subjectType" TEXT NOT NULL,
  "subjectId" UUID NOT NULL,
  "details" JSONB NOT NULL DEFAULT '{}',
  "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  FOREIGN KEY ("organizationId", "actorMembershipId") REFERENCES "Membership" ("organizationId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT
);
CREATE INDEX "AuditEvent_organizationId_action_createdAt_id_idx" ON "AuditEvent" ("organizationId", "action", "createdAt", "id");
CREATE INDEX "AuditEvent_organizationId_actorMembershipId_createdAt_id_idx" ON "AuditEvent" ("organizationId", "actorMembershipId", "createdAt", "id");
CREATE INDEX "AuditEvent_organizationId_createdAt_id_idx" ON "AuditEvent" ("organizationId", "createdAt", "id");
CREATE INDEX "AuditEvent_organizationId_subjectType_createdAt_id_idx" ON "AuditEvent" ("organizationId", "subjectType", "createdAt", "id");
CREATE INDEX "AuditEvent_subjectId_createdAt_id_idx" ON "AuditEvent" ("subjectId", "createdAt", "id");
-- The audit trail only grows (invariant I7), for the owner of the table too.
CREATE FUNCTION "audit_event_is_append_only"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'audit events are never changed or deleted' USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER "AuditEvent_append_only" BEFORE UPDATE OR DELETE ON "AuditEvent"
  FOR EACH ROW EXECUTE FUNCTION "audit_event_is_append_only"();
CREATE TRIGGER "AuditEvent_no_truncate" BEFORE TRUNCATE ON "AuditEvent"
  FOR EACH STATEMENT EXECUTE FUNCTION "audit_event_is_append_only"();

-- Counters of the rate limits, shared by every instance (rate-limiter-flexible's table).
CREATE TABLE "RateLimit" (
  "key" VARCHAR(255) PRIMARY KEY,
  "points" INTEGER NOT NULL DEFAULT 0,
  "expire" BIGINT
);
