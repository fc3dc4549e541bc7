-- AlterTable
ALTER TABLE "callback_tasks" ADD COLUMN     "sent_at" TIMESTAMPTZ(3);

-- What was made before this column was not made before it was written down.
UPDATE "callback_tasks" SET "sent_at" = "created_at" WHERE "attempts" > 0;
