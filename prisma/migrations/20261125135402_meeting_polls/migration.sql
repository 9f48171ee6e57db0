-- CreateEnum
CREATE TYPE "poll_answer" AS ENUM ('yes', 'if-need-be', 'no');

-- CreateTable
CREATE TABLE "meeting_polls" (
    "meeting_id" UUID NOT NULL,
    "last_day" VARCHAR(10) NOT NULL,
    "closes_at" TIMESTAMPTZ(3) NOT NULL,
    "reminded_at" TIMESTAMPTZ(3),
    "chosen_slot_id" UUID,

    CONSTRAINT "meeting_polls_pkey" PRIMARY KEY ("meeting_id")
);

-- CreateTable
CREATE TABLE "poll_slots" (
    "id" UUID NOT NULL,
    "meeting_id" UUID NOT NULL,
    "local_start" VARCHAR(16) NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "poll_slots_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "poll_votes" (
    "slot_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "answer" "poll_answer" NOT NULL,

    CONSTRAINT "poll_votes_pkey" PRIMARY KEY ("slot_id","person_id")
);

-- CreateTable
CREATE TABLE "poll_comments" (
    "meeting_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "text" TEXT NOT NULL,

    CONSTRAINT "poll_comments_pkey" PRIMARY KEY ("meeting_id","person_id")
);

-- CreateIndex
CREATE INDEX "meeting_polls_closes_at_idx" ON "meeting_polls"("closes_at");

-- CreateIndex
CREATE UNIQUE INDEX "poll_slots_meeting_id_local_start_key" ON "poll_slots"("meeting_id", "local_start");

-- CreateIndex
CREATE INDEX "poll_votes_person_id_idx" ON "poll_votes"("person_id");

-- CreateIndex
CREATE INDEX "poll_comments_person_id_idx" ON "poll_comments"("person_id");

-- AddForeignKey
ALTER TABLE "meeting_polls" ADD CONSTRAINT "meeting_polls_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meetings"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "poll_slots" ADD CONSTRAINT "poll_slots_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meeting_polls"("meeting_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "poll_votes" ADD CONSTRAINT "poll_votes_slot_id_fkey" FOREIGN KEY ("slot_id") REFERENCES "poll_slots"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "poll_votes" ADD CONSTRAINT "poll_votes_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "poll_comments" ADD CONSTRAINT "poll_comments_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meeting_polls"("meeting_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "poll_comments" ADD CONSTRAINT "poll_comments_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
