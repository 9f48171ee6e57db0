-- CreateEnum
CREATE TYPE "subject_kind" AS ENUM ('problem', 'concern', 'project');

-- AlterTable
ALTER TABLE "cycle_turns" ADD COLUMN     "skipped_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "subjects" (
    "meeting_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "kind" "subject_kind" NOT NULL,
    "sentence" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "subjects_pkey" PRIMARY KEY ("meeting_id","person_id")
);

-- CreateTable
CREATE TABLE "subject_votes" (
    "meeting_id" UUID NOT NULL,
    "voter_id" UUID NOT NULL,
    "author_id" UUID NOT NULL,

    CONSTRAINT "subject_votes_pkey" PRIMARY KEY ("meeting_id","voter_id")
);

-- CreateTable
CREATE TABLE "meeting_choices" (
    "meeting_id" UUID NOT NULL,
    "revealed_at" TIMESTAMPTZ(3),
    "client_id" UUID,
    "reason" TEXT NOT NULL DEFAULT '',
    "named_at" TIMESTAMPTZ(3),
    "revision" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "meeting_choices_pkey" PRIMARY KEY ("meeting_id")
);

-- CreateTable
CREATE TABLE "preparation_sheets" (
    "meeting_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "answers" JSONB NOT NULL,
    "revision" INTEGER NOT NULL,
    "touched_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "preparation_sheets_pkey" PRIMARY KEY ("meeting_id","person_id")
);

-- CreateIndex
CREATE INDEX "subjects_person_id_idx" ON "subjects"("person_id");

-- CreateIndex
CREATE INDEX "subject_votes_voter_id_idx" ON "subject_votes"("voter_id");

-- CreateIndex
CREATE INDEX "preparation_sheets_person_id_idx" ON "preparation_sheets"("person_id");

-- AddForeignKey
ALTER TABLE "subjects" ADD CONSTRAINT "subjects_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meetings"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "subjects" ADD CONSTRAINT "subjects_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "subject_votes" ADD CONSTRAINT "subject_votes_meeting_id_author_id_fkey" FOREIGN KEY ("meeting_id", "author_id") REFERENCES "subjects"("meeting_id", "person_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "subject_votes" ADD CONSTRAINT "subject_votes_voter_id_fkey" FOREIGN KEY ("voter_id") REFERENCES "people"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "meeting_choices" ADD CONSTRAINT "meeting_choices_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meetings"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "preparation_sheets" ADD CONSTRAINT "preparation_sheets_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meetings"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "preparation_sheets" ADD CONSTRAINT "preparation_sheets_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
