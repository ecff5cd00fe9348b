-- AlterTable
ALTER TABLE "Registration" ADD COLUMN     "openedAt" TIMESTAMPTZ(3);
