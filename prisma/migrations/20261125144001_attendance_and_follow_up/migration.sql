-- CreateEnum
CREATE TYPE "meeting_presence" AS ENUM ('present', 'remote', 'absent');

-- CreateEnum
CREATE TYPE "presence_source" AS ENUM ('taken', 'joined');

-- CreateTable
CREATE TABLE "meeting_rounds" (
    "round_id" UUID NOT NULL,
    "meeting_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "meeting_rounds_pkey" PRIMARY KEY ("round_id")
);

-- CreateTable
CREATE TABLE "meeting_attendance" (
    "meeting_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "was" "meeting_presence" NOT NULL,
    "how" "presence_source" NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "meeting_attendance_pkey" PRIMARY KEY ("meeting_id","person_id")
);

-- CreateTable
CREATE TABLE "round_postcards" (
    "round_id" UUID NOT NULL,
    "author_id" UUID NOT NULL,
    "body" TEXT NOT NULL,
    "written_at" TIMESTAMPTZ(3) NOT NULL,
    "sent_at" TIMESTAMPTZ(3),

    CONSTRAINT "round_postcards_pkey" PRIMARY KEY ("round_id")
);

-- CreateTable
CREATE TABLE "round_companions" (
    "round_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "chosen_at" TIMESTAMPTZ(3) NOT NULL,
    "removed_at" TIMESTAMPTZ(3),
    "declined_at" TIMESTAMPTZ(3),

    CONSTRAINT "round_companions_pkey" PRIMARY KEY ("round_id","person_id")
);

-- CreateIndex
CREATE INDEX "meeting_rounds_meeting_id_idx" ON "meeting_rounds"("meeting_id");

-- CreateIndex
CREATE INDEX "meeting_attendance_person_id_idx" ON "meeting_attendance"("person_id");

-- CreateIndex
CREATE INDEX "round_postcards_author_id_idx" ON "round_postcards"("author_id");

-- CreateIndex
CREATE INDEX "round_companions_person_id_idx" ON "round_companions"("person_id");

-- AddForeignKey
ALTER TABLE "meeting_rounds" ADD CONSTRAINT "meeting_rounds_round_id_fkey" FOREIGN KEY ("round_id") REFERENCES "rounds"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "meeting_rounds" ADD CONSTRAINT "meeting_rounds_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meetings"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "meeting_attendance" ADD CONSTRAINT "meeting_attendance_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meetings"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "meeting_attendance" ADD CONSTRAINT "meeting_attendance_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "round_postcards" ADD CONSTRAINT "round_postcards_round_id_fkey" FOREIGN KEY ("round_id") REFERENCES "rounds"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "round_postcards" ADD CONSTRAINT "round_postcards_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "people"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "round_companions" ADD CONSTRAINT "round_companions_round_id_fkey" FOREIGN KEY ("round_id") REFERENCES "rounds"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "round_companions" ADD CONSTRAINT "round_companions_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
