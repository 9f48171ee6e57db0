-- AlterTable
ALTER TABLE "meeting_series" ADD COLUMN     "revision" INTEGER NOT NULL DEFAULT 1;
