-- CreateEnum
CREATE TYPE "meeting_status" AS ENUM ('draft', 'poll', 'confirmed', 'moved', 'cancelled', 'held');

-- CreateEnum
CREATE TYPE "meeting_place" AS ENUM ('in-person', 'remote', 'hybrid');

-- CreateEnum
CREATE TYPE "meeting_answer" AS ENUM ('in-person', 'remote', 'absent');

-- CreateTable
CREATE TABLE "meetings" (
    "id" UUID NOT NULL,
    "group_id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "status" "meeting_status" NOT NULL,
    "local_start" VARCHAR(16) NOT NULL,
    "time_zone" TEXT NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "minutes" INTEGER NOT NULL,
    "place" "meeting_place" NOT NULL,
    "address" TEXT NOT NULL DEFAULT '',
    "room" TEXT NOT NULL DEFAULT '',
    "link" TEXT NOT NULL DEFAULT '',
    "notes" TEXT NOT NULL DEFAULT '',
    "facilitator_id" UUID NOT NULL,
    "agenda" TEXT[],
    "capacity" INTEGER,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "cancel_word" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "meetings_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "meeting_replies" (
    "meeting_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "answer" "meeting_answer" NOT NULL,
    "word" TEXT NOT NULL DEFAULT '',
    "rank" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "meeting_replies_pkey" PRIMARY KEY ("meeting_id","person_id")
);

-- CreateIndex
CREATE INDEX "meetings_group_id_starts_at_idx" ON "meetings"("group_id", "starts_at");

-- CreateIndex
CREATE INDEX "meeting_replies_person_id_idx" ON "meeting_replies"("person_id");

-- AddForeignKey
ALTER TABLE "meetings" ADD CONSTRAINT "meetings_group_id_fkey" FOREIGN KEY ("group_id") REFERENCES "groups"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "meeting_replies" ADD CONSTRAINT "meeting_replies_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meetings"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "meeting_replies" ADD CONSTRAINT "meeting_replies_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
