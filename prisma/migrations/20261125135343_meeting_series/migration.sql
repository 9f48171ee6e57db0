-- AlterTable
ALTER TABLE "meetings" ADD COLUMN     "occurrence" VARCHAR(16),
ADD COLUMN     "series_id" UUID;

-- CreateTable
CREATE TABLE "meeting_series" (
    "id" UUID NOT NULL,
    "group_id" UUID NOT NULL,
    "rule" TEXT,
    "local_start" VARCHAR(16) NOT NULL,
    "time_zone" TEXT NOT NULL,
    "exceptions" TEXT[],
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "meeting_series_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "group_excluded_dates" (
    "group_id" UUID NOT NULL,
    "date" VARCHAR(10) NOT NULL,
    "word" TEXT NOT NULL,

    CONSTRAINT "group_excluded_dates_pkey" PRIMARY KEY ("group_id","date")
);

-- CreateIndex
CREATE INDEX "meeting_series_group_id_idx" ON "meeting_series"("group_id");

-- CreateIndex
CREATE UNIQUE INDEX "meetings_series_id_occurrence_key" ON "meetings"("series_id", "occurrence");

-- AddForeignKey
ALTER TABLE "meeting_series" ADD CONSTRAINT "meeting_series_group_id_fkey" FOREIGN KEY ("group_id") REFERENCES "groups"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "group_excluded_dates" ADD CONSTRAINT "group_excluded_dates_group_id_fkey" FOREIGN KEY ("group_id") REFERENCES "groups"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "meetings" ADD CONSTRAINT "meetings_series_id_fkey" FOREIGN KEY ("series_id") REFERENCES "meeting_series"("id") ON DELETE SET NULL ON UPDATE CASCADE;
