-- AlterTable
ALTER TABLE "meetings" ADD COLUMN     "is_told" BOOLEAN NOT NULL DEFAULT false;

-- Every meeting that is no draft was told.
UPDATE "meetings" SET "is_told" = true WHERE "status" <> 'draft';
