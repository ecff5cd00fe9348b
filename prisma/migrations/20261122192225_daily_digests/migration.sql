-- CreateEnum
CREATE TYPE "LinkNotices" AS ENUM ('each', 'digest', 'none');

-- AlterTable
ALTER TABLE "Organization" ADD COLUMN     "digestedUntil" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "SignupLink" ADD COLUMN     "notifyAdministrators" "LinkNotices" NOT NULL DEFAULT 'each';
