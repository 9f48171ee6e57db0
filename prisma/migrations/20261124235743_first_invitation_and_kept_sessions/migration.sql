-- AlterTable
ALTER TABLE "invitations" ALTER COLUMN "email" DROP NOT NULL;

-- AlterTable
ALTER TABLE "sessions" ADD COLUMN     "is_kept" BOOLEAN NOT NULL DEFAULT false;
