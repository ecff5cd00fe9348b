-- AlterTable
ALTER TABLE "Invitation" ADD COLUMN     "failedAt" TIMESTAMPTZ(3);
