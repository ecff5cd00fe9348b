-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "MemberRole" AS ENUM ('admin', 'manager', 'staff', 'client');

-- CreateEnum
CREATE TYPE "CaseRole" AS ENUM ('client', 'staff');

-- CreateEnum
CREATE TYPE "CaseStatus" AS ENUM ('open', 'on_hold', 'closed', 'archived');

-- CreateEnum
CREATE TYPE "RegistrationState" AS ENUM ('started', 'verified', 'pending_approval', 'completed', 'rejected', 'withdrawn', 'expired');

-- CreateEnum
CREATE TYPE "RegistrationOrigin" AS ENUM ('link', 'invitation');

-- CreateEnum
CREATE TYPE "EmailState" AS ENUM ('queued', 'sent', 'failed');

-- CreateTable
CREATE TABLE "Organization" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "version" INTEGER NOT NULL DEFAULT 1,
    "name" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "logo" BYTEA,
    "logoMediaType" TEXT,
    "accentColour" TEXT,
    "contactEmail" TEXT,
    "contactUrl" TEXT,
    "termsUrl" TEXT,
    "termsVersion" TEXT,
    "privacyUrl" TEXT,
    "privacyVersion" TEXT,
    "locale" TEXT NOT NULL DEFAULT 'en',
    "timeZone" TEXT NOT NULL DEFAULT 'UTC',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Organization_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "User" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "email" TEXT NOT NULL,
    "emailCanonical" TEXT NOT NULL,
    "emailVerified" BOOLEAN NOT NULL DEFAULT true,
    "firstName" TEXT NOT NULL,
    "lastName" TEXT NOT NULL,
    "phone" TEXT,
    "locale" TEXT NOT NULL DEFAULT 'en',
    "timeZone" TEXT NOT NULL DEFAULT 'UTC',
    "image" TEXT,
    "twoFactorEnabled" BOOLEAN NOT NULL DEFAULT false,
    "activatedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "User_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Membership" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "organizationId" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "role" "MemberRole" NOT NULL,
    "tagId" TEXT,
    "invitedFirstName" TEXT,
    "invitedLastName" TEXT,
    "joinedAt" TIMESTAMPTZ(3),
    "disabledAt" TIMESTAMPTZ(3),
    "redemptionId" UUID,
    "addedById" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Membership_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SignupLink" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "organizationId" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "title" TEXT NOT NULL,
    "token" TEXT,
    "isDefault" BOOLEAN NOT NULL DEFAULT false,
    "allowSignup" BOOLEAN NOT NULL DEFAULT false,
    "joinsAs" "MemberRole" NOT NULL DEFAULT 'client',
    "autoCreateCase" BOOLEAN NOT NULL DEFAULT false,
    "caseRole" "CaseRole" NOT NULL DEFAULT 'client',
    "caseTitlePattern" TEXT NOT NULL DEFAULT '{firstName} {lastName}',
    "caseType" TEXT,
    "opensAt" TIMESTAMPTZ(3),
    "expiresAt" TIMESTAMPTZ(3),
    "useLimit" INTEGER,
    "uses" INTEGER NOT NULL DEFAULT 0,
    "allowedEmailDomains" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "requiresApproval" BOOLEAN NOT NULL DEFAULT false,
    "locale" TEXT,
    "welcomeText" TEXT,
    "revokedAt" TIMESTAMPTZ(3),
    "replacedAt" TIMESTAMPTZ(3),
    "replacedById" UUID,
    "createdById" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "SignupLink_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Registration" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "organizationId" UUID NOT NULL,
    "signupLinkId" UUID,
    "membershipId" UUID,
    "state" "RegistrationState" NOT NULL DEFAULT 'started',
    "origin" "RegistrationOrigin" NOT NULL DEFAULT 'link',
    "email" TEXT NOT NULL,
    "emailCanonical" TEXT NOT NULL,
    "tokenHash" BYTEA,
    "codeHash" BYTEA,
    "codeExpiresAt" TIMESTAMPTZ(3),
    "codeTries" INTEGER NOT NULL DEFAULT 0,
    "firstName" TEXT,
    "lastName" TEXT,
    "phone" TEXT,
    "timeZone" TEXT,
    "newsletter" BOOLEAN NOT NULL DEFAULT false,
    "locale" TEXT NOT NULL DEFAULT 'en',
    "termsVersion" TEXT,
    "privacyVersion" TEXT,
    "consentedAt" TIMESTAMPTZ(3),
    "sourceTag" TEXT,
    "invitedById" UUID,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "verifiedAt" TIMESTAMPTZ(3),
    "completedAt" TIMESTAMPTZ(3),
    "rejectedAt" TIMESTAMPTZ(3),
    "withdrawnAt" TIMESTAMPTZ(3),
    "completionKeyHash" BYTEA,
    "completionRequestHash" BYTEA,
    "completionAnswer" JSONB,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Registration_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Redemption" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "organizationId" UUID NOT NULL,
    "signupLinkId" UUID NOT NULL,
    "registrationId" UUID NOT NULL,
    "membershipId" UUID NOT NULL,
    "settings" JSONB NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Redemption_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CaseRecord" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "organizationId" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "reference" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "type" TEXT,
    "status" "CaseStatus" NOT NULL DEFAULT 'open',
    "openedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "redemptionId" UUID,
    "openedById" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "CaseRecord_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CaseParticipant" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "organizationId" UUID NOT NULL,
    "caseId" UUID NOT NULL,
    "membershipId" UUID NOT NULL,
    "caseRole" "CaseRole" NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "CaseParticipant_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Email" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "organizationId" UUID,
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

    CONSTRAINT "Email_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AuditEvent" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "organizationId" UUID NOT NULL,
    "action" TEXT NOT NULL,
    "actorMembershipId" UUID,
    "subjectType" TEXT NOT NULL,
    "subjectId" UUID NOT NULL,
    "details" JSONB NOT NULL DEFAULT '{}',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "AuditEvent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Session" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "userId" UUID NOT NULL,
    "token" TEXT NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "ipAddress" TEXT,
    "userAgent" TEXT,
    "activeMembershipId" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Account" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "userId" UUID NOT NULL,
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
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Verification" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "identifier" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Verification_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Passkey" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "userId" UUID NOT NULL,
    "name" TEXT,
    "publicKey" TEXT NOT NULL,
    "credentialID" TEXT NOT NULL,
    "counter" INTEGER NOT NULL,
    "deviceType" TEXT NOT NULL,
    "backedUp" BOOLEAN NOT NULL,
    "transports" TEXT,
    "aaguid" TEXT,
    "createdAt" TIMESTAMPTZ(3) DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Passkey_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "TwoFactor" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "userId" UUID NOT NULL,
    "secret" TEXT NOT NULL,
    "backupCodes" TEXT NOT NULL,

    CONSTRAINT "TwoFactor_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RateLimit" (
    "key" VARCHAR(255) NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,

    CONSTRAINT "RateLimit_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE UNIQUE INDEX "Organization_slug_key" ON "Organization"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "User_emailCanonical_key" ON "User"("emailCanonical");

-- CreateIndex
CREATE UNIQUE INDEX "Membership_redemptionId_key" ON "Membership"("redemptionId");

-- CreateIndex
CREATE INDEX "Membership_userId_idx" ON "Membership"("userId");

-- CreateIndex
CREATE INDEX "Membership_organizationId_createdAt_id_idx" ON "Membership"("organizationId", "createdAt", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Membership_organizationId_userId_key" ON "Membership"("organizationId", "userId");

-- CreateIndex
CREATE UNIQUE INDEX "Membership_organizationId_id_key" ON "Membership"("organizationId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Membership_organizationId_tagId_key" ON "Membership"("organizationId", "tagId");

-- CreateIndex
CREATE UNIQUE INDEX "Membership_organizationId_redemptionId_key" ON "Membership"("organizationId", "redemptionId");

-- CreateIndex
CREATE UNIQUE INDEX "SignupLink_token_key" ON "SignupLink"("token");

-- CreateIndex
CREATE UNIQUE INDEX "SignupLink_replacedById_key" ON "SignupLink"("replacedById");

-- CreateIndex
CREATE UNIQUE INDEX "SignupLink_organizationId_id_key" ON "SignupLink"("organizationId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "SignupLink_organizationId_replacedById_key" ON "SignupLink"("organizationId", "replacedById");

-- CreateIndex
CREATE UNIQUE INDEX "Registration_tokenHash_key" ON "Registration"("tokenHash");

-- CreateIndex
CREATE INDEX "Registration_organizationId_signupLinkId_id_idx" ON "Registration"("organizationId", "signupLinkId", "id");

-- CreateIndex
CREATE INDEX "Registration_membershipId_idx" ON "Registration"("membershipId");

-- CreateIndex
CREATE UNIQUE INDEX "Registration_organizationId_id_key" ON "Registration"("organizationId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Redemption_registrationId_key" ON "Redemption"("registrationId");

-- CreateIndex
CREATE INDEX "Redemption_signupLinkId_idx" ON "Redemption"("signupLinkId");

-- CreateIndex
CREATE INDEX "Redemption_membershipId_idx" ON "Redemption"("membershipId");

-- CreateIndex
CREATE UNIQUE INDEX "Redemption_organizationId_id_key" ON "Redemption"("organizationId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Redemption_organizationId_registrationId_key" ON "Redemption"("organizationId", "registrationId");

-- CreateIndex
CREATE UNIQUE INDEX "CaseRecord_redemptionId_key" ON "CaseRecord"("redemptionId");

-- CreateIndex
CREATE UNIQUE INDEX "CaseRecord_organizationId_id_key" ON "CaseRecord"("organizationId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "CaseRecord_organizationId_reference_key" ON "CaseRecord"("organizationId", "reference");

-- CreateIndex
CREATE UNIQUE INDEX "CaseRecord_organizationId_redemptionId_key" ON "CaseRecord"("organizationId", "redemptionId");

-- CreateIndex
CREATE INDEX "CaseParticipant_membershipId_idx" ON "CaseParticipant"("membershipId");

-- CreateIndex
CREATE UNIQUE INDEX "CaseParticipant_caseId_membershipId_key" ON "CaseParticipant"("caseId", "membershipId");

-- CreateIndex
CREATE UNIQUE INDEX "Email_idempotencyKey_key" ON "Email"("idempotencyKey");

-- CreateIndex
CREATE INDEX "Email_registrationId_createdAt_idx" ON "Email"("registrationId", "createdAt");

-- CreateIndex
CREATE INDEX "Email_createdAt_idx" ON "Email"("createdAt");

-- CreateIndex
CREATE INDEX "AuditEvent_organizationId_id_idx" ON "AuditEvent"("organizationId", "id");

-- CreateIndex
CREATE INDEX "AuditEvent_subjectId_id_idx" ON "AuditEvent"("subjectId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Session_token_key" ON "Session"("token");

-- CreateIndex
CREATE INDEX "Session_userId_idx" ON "Session"("userId");

-- CreateIndex
CREATE INDEX "Account_userId_idx" ON "Account"("userId");

-- CreateIndex
CREATE UNIQUE INDEX "Account_providerId_accountId_key" ON "Account"("providerId", "accountId");

-- CreateIndex
CREATE INDEX "Verification_identifier_idx" ON "Verification"("identifier");

-- CreateIndex
CREATE UNIQUE INDEX "Passkey_credentialID_key" ON "Passkey"("credentialID");

-- CreateIndex
CREATE INDEX "Passkey_userId_idx" ON "Passkey"("userId");

-- CreateIndex
CREATE INDEX "TwoFactor_userId_idx" ON "TwoFactor"("userId");

-- AddForeignKey
ALTER TABLE "Membership" ADD CONSTRAINT "Membership_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Membership" ADD CONSTRAINT "Membership_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Membership" ADD CONSTRAINT "Membership_organizationId_redemptionId_fkey" FOREIGN KEY ("organizationId", "redemptionId") REFERENCES "Redemption"("organizationId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "Membership" ADD CONSTRAINT "Membership_organizationId_addedById_fkey" FOREIGN KEY ("organizationId", "addedById") REFERENCES "Membership"("organizationId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "SignupLink" ADD CONSTRAINT "SignupLink_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SignupLink" ADD CONSTRAINT "SignupLink_organizationId_replacedById_fkey" FOREIGN KEY ("organizationId", "replacedById") REFERENCES "SignupLink"("organizationId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "SignupLink" ADD CONSTRAINT "SignupLink_organizationId_createdById_fkey" FOREIGN KEY ("organizationId", "createdById") REFERENCES "Membership"("organizationId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "Registration" ADD CONSTRAINT "Registration_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Registration" ADD CONSTRAINT "Registration_organizationId_signupLinkId_fkey" FOREIGN KEY ("organizationId", "signupLinkId") REFERENCES "SignupLink"("organizationId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "Registration" ADD CONSTRAINT "Registration_organizationId_membershipId_fkey" FOREIGN KEY ("organizationId", "membershipId") REFERENCES "Membership"("organizationId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "Registration" ADD CONSTRAINT "Registration_organizationId_invitedById_fkey" FOREIGN KEY ("organizationId", "invitedById") REFERENCES "Membership"("organizationId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "Redemption" ADD CONSTRAINT "Redemption_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Redemption" ADD CONSTRAINT "Redemption_organizationId_signupLinkId_fkey" FOREIGN KEY ("organizationId", "signupLinkId") REFERENCES "SignupLink"("organizationId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "Redemption" ADD CONSTRAINT "Redemption_organizationId_registrationId_fkey" FOREIGN KEY ("organizationId", "registrationId") REFERENCES "Registration"("organizationId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "Redemption" ADD CONSTRAINT "Redemption_organizationId_membershipId_fkey" FOREIGN KEY ("organizationId", "membershipId") REFERENCES "Membership"("organizationId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "CaseRecord" ADD CONSTRAINT "CaseRecord_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CaseRecord" ADD CONSTRAINT "CaseRecord_organizationId_redemptionId_fkey" FOREIGN KEY ("organizationId", "redemptionId") REFERENCES "Redemption"("organizationId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "CaseRecord" ADD CONSTRAINT "CaseRecord_organizationId_openedById_fkey" FOREIGN KEY ("organizationId", "openedById") REFERENCES "Membership"("organizationId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "CaseParticipant" ADD CONSTRAINT "CaseParticipant_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CaseParticipant" ADD CONSTRAINT "CaseParticipant_organizationId_caseId_fkey" FOREIGN KEY ("organizationId", "caseId") REFERENCES "CaseRecord"("organizationId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "CaseParticipant" ADD CONSTRAINT "CaseParticipant_organizationId_membershipId_fkey" FOREIGN KEY ("organizationId", "membershipId") REFERENCES "Membership"("organizationId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "Email" ADD CONSTRAINT "Email_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Email" ADD CONSTRAINT "Email_registrationId_fkey" FOREIGN KEY ("registrationId") REFERENCES "Registration"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AuditEvent" ADD CONSTRAINT "AuditEvent_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AuditEvent" ADD CONSTRAINT "AuditEvent_organizationId_actorMembershipId_fkey" FOREIGN KEY ("organizationId", "actorMembershipId") REFERENCES "Membership"("organizationId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "Session" ADD CONSTRAINT "Session_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Account" ADD CONSTRAINT "Account_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Passkey" ADD CONSTRAINT "Passkey_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TwoFactor" ADD CONSTRAINT "TwoFactor_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What Prisma cannot say ---------------------------------------------------------------------------

-- Two administrators switching on at once must not end with two default links.
CREATE UNIQUE INDEX "SignupLink_one_default" ON "SignupLink" ("organizationId")
  WHERE "isDefault" AND "revokedAt" IS NULL AND "replacedAt" IS NULL;

-- Lists page by id, which sorts by creation; newest first.
CREATE INDEX "SignupLink_list" ON "SignupLink" ("organizationId", "id" DESC);
CREATE INDEX "CaseRecord_list" ON "CaseRecord" ("organizationId", "id" DESC);

-- One live registration of an address through a link: asking again renews it instead of adding another.
CREATE UNIQUE INDEX "Registration_one_live_per_link" ON "Registration" ("signupLinkId", "emailCanonical")
  WHERE "state" IN ('started', 'verified') AND "signupLinkId" IS NOT NULL;

-- The same for a user added directly.
CREATE UNIQUE INDEX "Registration_one_live_per_membership" ON "Registration" ("membershipId")
  WHERE "state" IN ('started', 'verified') AND "signupLinkId" IS NULL;

-- The housekeeping job looks for these alone.
CREATE INDEX "Registration_to_expire" ON "Registration" ("expiresAt") WHERE "state" IN ('started', 'verified');

-- The outbox sweep looks for these alone.
CREATE INDEX "Email_queued" ON "Email" ("createdAt") WHERE "state" = 'queued';

-- A link never makes a manager or an administrator, whatever the program does (threat T21).
ALTER TABLE "SignupLink" ADD CONSTRAINT "SignupLink_joins_as" CHECK ("joinsAs" IN ('client', 'staff'));
-- No sign-up without a URL, and no garbage in limits and times (threat T98).
ALTER TABLE "SignupLink" ADD CONSTRAINT "SignupLink_allowed_has_token" CHECK (NOT "allowSignup" OR "token" IS NOT NULL);
ALTER TABLE "SignupLink" ADD CONSTRAINT "SignupLink_uses" CHECK ("uses" >= 0);
ALTER TABLE "SignupLink" ADD CONSTRAINT "SignupLink_use_limit" CHECK ("useLimit" >= 1);
ALTER TABLE "SignupLink" ADD CONSTRAINT "SignupLink_times" CHECK ("expiresAt" > "opensAt");

-- A completed registration is somebody's membership (invariant I2), and keeps the answer to replay.
ALTER TABLE "Registration" ADD CONSTRAINT "Registration_completed" CHECK (
  "state" <> 'completed'
  OR ("membershipId" IS NOT NULL AND "completedAt" IS NOT NULL AND "completionKeyHash" IS NOT NULL)
);
ALTER TABLE "Registration" ADD CONSTRAINT "Registration_code_tries" CHECK ("codeTries" >= 0);

-- A user belongs somewhere (invariant I2). Deferred: the membership is written after the user.
CREATE FUNCTION "user_has_membership"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM "Membership" WHERE "userId" = NEW."id") THEN
    RAISE EXCEPTION 'user % has no membership', NEW."id" USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER "User_has_membership" AFTER INSERT ON "User"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "user_has_membership"();

-- The audit trail only grows (invariant I7).
CREATE FUNCTION "audit_event_is_append_only"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'audit events are never changed or deleted' USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER "AuditEvent_append_only" BEFORE UPDATE OR DELETE ON "AuditEvent"
  FOR EACH ROW EXECUTE FUNCTION "audit_event_is_append_only"();
CREATE TRIGGER "AuditEvent_no_truncate" BEFORE TRUNCATE ON "AuditEvent"
  FOR EACH STATEMENT EXECUTE FUNCTION "audit_event_is_append_only"();
