-- AlterTable
ALTER TABLE "callback_tasks" ADD COLUMN     "sent_at" TIMESTAMPTZ(3);

-- What was made before this column was not made before it was written down.
UPDATE "callback_tasks" SET "sent_at" = "created_at" WHERE "attempts" > 0;

-- The secret itself is that of its registration; here was a copy that nothing opened.
ALTER TABLE "callback_configs" ADD COLUMN     "has_webhook_secret" BOOLEAN NOT NULL DEFAULT false;
UPDATE "callback_configs" SET "has_webhook_secret" = true WHERE "webhook_secret" IS NOT NULL;
ALTER TABLE "callback_configs" DROP COLUMN "webhook_secret";
