-- CreateTable
CREATE TABLE "notices" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "type" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "about" JSONB NOT NULL,
    "is_shown" BOOLEAN NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "read_at" TIMESTAMPTZ(3),

    CONSTRAINT "notices_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "letters" (
    "id" UUID NOT NULL,
    "type" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "person_id" UUID,
    "about" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "sent_at" TIMESTAMPTZ(3),
    "dropped_at" TIMESTAMPTZ(3),
    "reason" TEXT,

    CONSTRAINT "letters_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "notice_preferences" (
    "person_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "is_on" BOOLEAN NOT NULL,

    CONSTRAINT "notice_preferences_pkey" PRIMARY KEY ("person_id","kind","channel")
);

-- CreateTable
CREATE TABLE "notice_rhythms" (
    "person_id" UUID NOT NULL,
    "time_zone" TEXT NOT NULL,
    "quiet_from" INTEGER,
    "quiet_to" INTEGER,
    "digest_day" INTEGER NOT NULL,

    CONSTRAINT "notice_rhythms_pkey" PRIMARY KEY ("person_id")
);

-- CreateTable
CREATE TABLE "mailbox_letters" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "recipient" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "html" TEXT NOT NULL,
    "calendar" TEXT,

    CONSTRAINT "mailbox_letters_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "notices_key_key" ON "notices"("key");

-- CreateIndex
CREATE INDEX "notices_person_id_at_idx" ON "notices"("person_id", "at" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "letters_key_key" ON "letters"("key");

-- CreateIndex
CREATE INDEX "mailbox_letters_recipient_idx" ON "mailbox_letters"("recipient");

-- AddForeignKey
ALTER TABLE "notices" ADD CONSTRAINT "notices_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "letters" ADD CONSTRAINT "letters_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notice_preferences" ADD CONSTRAINT "notice_preferences_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notice_rhythms" ADD CONSTRAINT "notice_rhythms_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Looked at often: only the letters that wait are in it.
CREATE INDEX "letters_waiting" ON "letters"("due_at") WHERE "sent_at" IS NULL AND "dropped_at" IS NULL;
