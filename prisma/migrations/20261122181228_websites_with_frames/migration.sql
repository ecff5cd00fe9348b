-- AlterTable
ALTER TABLE "SignupLink" ADD COLUMN     "frameOrigins" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- They stand in a header of the page.
ALTER TABLE "SignupLink" ADD CONSTRAINT "SignupLink_frameOrigins_few" CHECK (cardinality("frameOrigins") <= 20);
