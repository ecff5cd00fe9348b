-- AlterTable
ALTER TABLE "User" ADD COLUMN     "securedCount" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "Registration" ADD COLUMN     "disavowedAt" TIMESTAMPTZ(3);

-- What Prisma cannot say ---------------------------------------------------------------------------

-- The welcome, which asks, goes to those who completed.
ALTER TABLE "Registration" ADD CONSTRAINT "Registration_disavowed" CHECK ("disavowedAt" IS NULL OR "state" = 'completed');
