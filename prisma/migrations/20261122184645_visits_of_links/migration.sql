-- CreateEnum
CREATE TYPE "VisitSource" AS ENUM ('direct', 'tag', 'other');

-- CreateTable
CREATE TABLE "Visit" (
    "organizationId" UUID NOT NULL,
    "signupLinkId" UUID NOT NULL,
    "day" DATE NOT NULL,
    "source" "VisitSource" NOT NULL,
    "tag" TEXT NOT NULL DEFAULT '',
    "count" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "Visit_pkey" PRIMARY KEY ("signupLinkId","day","source","tag")
);

-- CreateTable
CREATE TABLE "PageLoad" (
    "organizationId" UUID NOT NULL,
    "signupLinkId" UUID NOT NULL,
    "day" DATE NOT NULL,
    "source" "VisitSource" NOT NULL,
    "tag" TEXT NOT NULL DEFAULT '',
    "count" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "PageLoad_pkey" PRIMARY KEY ("signupLinkId","day","source","tag")
);

-- CreateIndex
CREATE INDEX "Registration_signupLinkId_createdAt_idx" ON "Registration"("signupLinkId", "createdAt");

-- AddForeignKey
ALTER TABLE "Visit" ADD CONSTRAINT "Visit_organizationId_signupLinkId_fkey" FOREIGN KEY ("organizationId", "signupLinkId") REFERENCES "SignupLink"("organizationId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "PageLoad" ADD CONSTRAINT "PageLoad_organizationId_signupLinkId_fkey" FOREIGN KEY ("organizationId", "signupLinkId") REFERENCES "SignupLink"("organizationId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- What Prisma cannot say ---------------------------------------------------------------------------

-- Anybody may count: a row is a number and at most 50 characters, whatever the program does.
ALTER TABLE "Visit" ADD CONSTRAINT "Visit_tag" CHECK (("source" = 'tag') = ("tag" <> '') AND length("tag") <= 50);
ALTER TABLE "PageLoad" ADD CONSTRAINT "PageLoad_tag" CHECK (("source" = 'tag') = ("tag" <> '') AND length("tag") <= 50);
