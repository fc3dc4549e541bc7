-- CreateEnum
CREATE TYPE "webhook_status" AS ENUM ('created', 'pending_handshake', 'active', 'failing', 'lost');

-- CreateEnum
CREATE TYPE "webhook_registration_status" AS ENUM ('pending', 'active', 'retired');

-- CreateEnum
CREATE TYPE "webhook_delivery_status" AS ENUM ('pending', 'processed', 'dead');

-- CreateEnum
CREATE TYPE "webhook_endpoint_status" AS ENUM ('active', 'disabled');

-- CreateEnum
CREATE TYPE "endpoint_message_status" AS ENUM ('pending', 'delivered', 'failed');

-- CreateEnum
CREATE TYPE "mirror_status" AS ENUM ('syncing', 'live', 'failed');

-- CreateEnum
CREATE TYPE "assignment_strategy" AS ENUM ('default', 'round-robin');

-- CreateEnum
CREATE TYPE "callback_task_status" AS ENUM ('intended', 'sent', 'linked', 'failed', 'deleted');

-- AlterEnum
ALTER TYPE "automation_run_status" ADD VALUE 'skipped';

-- AlterTable
ALTER TABLE "automation_runs" ADD COLUMN     "task_id" VARCHAR(64);

-- CreateTable
CREATE TABLE "lanes" (
    "kind" VARCHAR(64) NOT NULL,
    "key" VARCHAR(400) NOT NULL,
    "wanted" BIGINT NOT NULL DEFAULT 1,
    "due_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lease_until" TIMESTAMPTZ(3),
    "fence" BIGSERIAL NOT NULL,
    "failures" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "lanes_pkey" PRIMARY KEY ("kind","key")
);

-- CreateTable
CREATE TABLE "webhook_subscriptions" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "user_id" VARCHAR(255) NOT NULL,
    "provider" VARCHAR(64) NOT NULL,
    "resource" VARCHAR(64) NOT NULL,
    "resource_type" VARCHAR(32) NOT NULL DEFAULT '',
    "events" TEXT[],
    "delivery_url" VARCHAR(2048),
    "status" "webhook_status" NOT NULL DEFAULT 'created',
    "failure_code" VARCHAR(64),
    "failures" INTEGER NOT NULL DEFAULT 0,
    "sync_token" TEXT,
    "synced_at" TIMESTAMPTZ(3),
    "last_delivery_at" TIMESTAMPTZ(3),
    "last_heartbeat_at" TIMESTAMPTZ(3),
    "failure_deletion_at" TIMESTAMPTZ(3),
    "next_check_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "checked_at" TIMESTAMPTZ(3),
    "checks" INTEGER NOT NULL DEFAULT 0,
    "wish_version" INTEGER NOT NULL DEFAULT 1,
    "served_version" INTEGER NOT NULL DEFAULT 0,
    "removed_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "webhook_subscriptions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "webhook_registrations" (
    "id" UUID NOT NULL,
    "subscription_id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "secret" TEXT,
    "is_shared" BOOLEAN NOT NULL DEFAULT false,
    "remote_id" VARCHAR(64),
    "status" "webhook_registration_status" NOT NULL DEFAULT 'pending',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "activated_at" TIMESTAMPTZ(3),
    "retired_at" TIMESTAMPTZ(3),

    CONSTRAINT "webhook_registrations_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "webhook_ledger" (
    "id" BIGSERIAL NOT NULL,
    "subscription_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "change" VARCHAR(32) NOT NULL,
    "reason" VARCHAR(64),

    CONSTRAINT "webhook_ledger_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "webhook_deliveries" (
    "id" UUID NOT NULL,
    "position" BIGSERIAL NOT NULL,
    "organization_id" UUID NOT NULL,
    "subscription_id" UUID NOT NULL,
    "provider" VARCHAR(64) NOT NULL,
    "lane" VARCHAR(400) NOT NULL,
    "key" BYTEA NOT NULL,
    "body" BYTEA NOT NULL,
    "headers" JSONB NOT NULL DEFAULT '{}',
    "status" "webhook_delivery_status" NOT NULL DEFAULT 'pending',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "next_attempt_at" TIMESTAMPTZ(3),
    "errors" JSONB NOT NULL DEFAULT '[]',
    "events" INTEGER,
    "received_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "webhook_deliveries_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "events" (
    "position" BIGSERIAL NOT NULL,
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "user_id" VARCHAR(255),
    "type" VARCHAR(64) NOT NULL,
    "source" VARCHAR(64) NOT NULL,
    "subject" VARCHAR(200) NOT NULL,
    "data" JSONB NOT NULL DEFAULT '{}',
    "dedupe_key" BYTEA NOT NULL,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "events_pkey" PRIMARY KEY ("position")
);

-- CreateTable
CREATE TABLE "webhook_endpoints" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "url" VARCHAR(2048) NOT NULL,
    "description" VARCHAR(500) NOT NULL DEFAULT '',
    "types" TEXT[],
    "secret" TEXT NOT NULL,
    "previous_secret" TEXT,
    "previous_secret_until" TIMESTAMPTZ(3),
    "status" "webhook_endpoint_status" NOT NULL DEFAULT 'active',
    "disabled_reason" VARCHAR(64),
    "failing_since" TIMESTAMPTZ(3),
    "rests_until" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "webhook_endpoints_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "endpoint_messages" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "endpoint_id" UUID NOT NULL,
    "event_id" UUID NOT NULL,
    "status" "endpoint_message_status" NOT NULL DEFAULT 'pending',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "next_attempt_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "log" JSONB NOT NULL DEFAULT '[]',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "endpoint_messages_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "mirrored_projects" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "user_id" VARCHAR(255) NOT NULL,
    "provider" VARCHAR(64) NOT NULL,
    "project_gid" VARCHAR(64) NOT NULL,
    "status" "mirror_status" NOT NULL DEFAULT 'syncing',
    "generation" INTEGER NOT NULL DEFAULT 1,
    "cursor" TEXT,
    "examined" INTEGER NOT NULL DEFAULT 0,
    "total" INTEGER,
    "failure_code" VARCHAR(64),
    "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "is_covered" BOOLEAN NOT NULL DEFAULT false,
    "synced_at" TIMESTAMPTZ(3),
    "next_sync_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "mirrored_projects_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "mirrored_tasks" (
    "organization_id" UUID NOT NULL,
    "user_id" VARCHAR(255) NOT NULL,
    "provider" VARCHAR(64) NOT NULL,
    "gid" VARCHAR(64) NOT NULL,
    "projects" TEXT[],
    "data" JSONB NOT NULL,
    "modified_at" TIMESTAMPTZ(3) NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,
    "deleted_at" TIMESTAMPTZ(3),
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "mirrored_tasks_pkey" PRIMARY KEY ("organization_id","user_id","provider","gid")
);

-- CreateTable
CREATE TABLE "task_refreshes" (
    "organization_id" UUID NOT NULL,
    "user_id" VARCHAR(255) NOT NULL,
    "provider" VARCHAR(64) NOT NULL,
    "gid" VARCHAR(64) NOT NULL,
    "wanted" INTEGER NOT NULL DEFAULT 1,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "due_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "task_refreshes_pkey" PRIMARY KEY ("organization_id","user_id","provider","gid")
);

-- CreateTable
CREATE TABLE "callback_configs" (
    "organization_id" UUID NOT NULL,
    "workspace_id" VARCHAR(64) NOT NULL,
    "default_project_id" VARCHAR(64) NOT NULL,
    "webhook_url" VARCHAR(2048),
    "webhook_secret" TEXT,
    "requests_per_minute" INTEGER,
    "burst_limit" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "callback_configs_pkey" PRIMARY KEY ("organization_id")
);

-- CreateTable
CREATE TABLE "campaigns" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "external_id" VARCHAR(255),
    "name" VARCHAR(200) NOT NULL,
    "asana_project_id" VARCHAR(64),
    "assignment_strategy" "assignment_strategy" NOT NULL DEFAULT 'default',
    "default_assignee" VARCHAR(254),
    "assignees" TEXT[],
    "turn" INTEGER NOT NULL DEFAULT 0,
    "custom_fields" JSONB NOT NULL DEFAULT '{}',
    "additional_fields" JSONB NOT NULL DEFAULT '{}',
    "followers" TEXT[],
    "tags" TEXT[],
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "campaigns_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "leads" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "campaign_id" UUID,
    "external_id" VARCHAR(255),
    "name" VARCHAR(200),
    "phone" VARCHAR(64),
    "email" VARCHAR(254),
    "score" INTEGER,
    "call_duration" INTEGER,
    "call_time" TIMESTAMPTZ(3),
    "ai_confidence" DOUBLE PRECISION,
    "summary" TEXT,
    "tags" TEXT[],
    "status" VARCHAR(64) NOT NULL DEFAULT 'new',
    "contacted_at" TIMESTAMPTZ(3),
    "assigned_to" VARCHAR(200),
    "follow_up_date" DATE,
    "custom_fields" JSONB NOT NULL DEFAULT '{}',
    "task_id" VARCHAR(64),
    "last_updated" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "leads_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "callback_tasks" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "campaign" VARCHAR(255) NOT NULL,
    "campaign_id" UUID,
    "lead_id" UUID,
    "task_gid" VARCHAR(64),
    "status" "callback_task_status" NOT NULL DEFAULT 'intended',
    "draft" JSONB NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "lease_until" TIMESTAMPTZ(3),
    "is_reported" BOOLEAN NOT NULL DEFAULT false,
    "failure_code" VARCHAR(64),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "callback_tasks_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "task_updates" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "task_id" VARCHAR(64) NOT NULL,
    "task_data" JSONB NOT NULL,
    "update_type" VARCHAR(64) NOT NULL DEFAULT 'asana_webhook',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "task_updates_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "asana_integration_logs" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "event_type" VARCHAR(32) NOT NULL,
    "event_data" JSONB NOT NULL DEFAULT '{}',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "asana_integration_logs_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "automation_runs_rule_id_task_id_started_at_idx" ON "automation_runs"("rule_id", "task_id", "started_at");

-- CreateIndex
CREATE INDEX "lanes_kind_due_at_idx" ON "lanes"("kind", "due_at");

-- CreateIndex
CREATE INDEX "webhook_subscriptions_organization_id_id_idx" ON "webhook_subscriptions"("organization_id", "id");

-- CreateIndex
CREATE INDEX "webhook_subscriptions_next_check_at_idx" ON "webhook_subscriptions"("next_check_at");

-- CreateIndex
CREATE UNIQUE INDEX "webhook_subscriptions_organization_id_user_id_provider_reso_key" ON "webhook_subscriptions"("organization_id", "user_id", "provider", "resource");

-- CreateIndex
CREATE UNIQUE INDEX "webhook_registrations_token_hash_key" ON "webhook_registrations"("token_hash");

-- CreateIndex
CREATE INDEX "webhook_registrations_subscription_id_status_idx" ON "webhook_registrations"("subscription_id", "status");

-- CreateIndex
CREATE INDEX "webhook_ledger_subscription_id_id_idx" ON "webhook_ledger"("subscription_id", "id");

-- CreateIndex
CREATE INDEX "webhook_deliveries_lane_status_position_idx" ON "webhook_deliveries"("lane", "status", "position");

-- CreateIndex
CREATE INDEX "webhook_deliveries_organization_id_id_idx" ON "webhook_deliveries"("organization_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "webhook_deliveries_subscription_id_key_key" ON "webhook_deliveries"("subscription_id", "key");

-- CreateIndex
CREATE UNIQUE INDEX "events_id_key" ON "events"("id");

-- CreateIndex
CREATE INDEX "events_organization_id_position_idx" ON "events"("organization_id", "position");

-- CreateIndex
CREATE INDEX "events_created_at_idx" ON "events"("created_at");

-- CreateIndex
CREATE UNIQUE INDEX "events_organization_id_dedupe_key_key" ON "events"("organization_id", "dedupe_key");

-- CreateIndex
CREATE INDEX "webhook_endpoints_organization_id_id_idx" ON "webhook_endpoints"("organization_id", "id");

-- CreateIndex
CREATE INDEX "endpoint_messages_endpoint_id_status_next_attempt_at_idx" ON "endpoint_messages"("endpoint_id", "status", "next_attempt_at");

-- CreateIndex
CREATE INDEX "endpoint_messages_endpoint_id_id_idx" ON "endpoint_messages"("endpoint_id", "id");

-- CreateIndex
CREATE INDEX "endpoint_messages_created_at_idx" ON "endpoint_messages"("created_at");

-- CreateIndex
CREATE UNIQUE INDEX "endpoint_messages_endpoint_id_event_id_key" ON "endpoint_messages"("endpoint_id", "event_id");

-- CreateIndex
CREATE INDEX "mirrored_projects_organization_id_id_idx" ON "mirrored_projects"("organization_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "mirrored_projects_organization_id_user_id_provider_project__key" ON "mirrored_projects"("organization_id", "user_id", "provider", "project_gid");

-- CreateIndex
CREATE INDEX "mirrored_tasks_projects_idx" ON "mirrored_tasks" USING GIN ("projects");

-- CreateIndex
CREATE INDEX "task_refreshes_organization_id_user_id_provider_due_at_idx" ON "task_refreshes"("organization_id", "user_id", "provider", "due_at");

-- CreateIndex
CREATE INDEX "campaigns_organization_id_id_idx" ON "campaigns"("organization_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "campaigns_organization_id_external_id_key" ON "campaigns"("organization_id", "external_id");

-- CreateIndex
CREATE INDEX "leads_organization_id_campaign_id_id_idx" ON "leads"("organization_id", "campaign_id", "id");

-- CreateIndex
CREATE INDEX "leads_organization_id_task_id_idx" ON "leads"("organization_id", "task_id");

-- CreateIndex
CREATE UNIQUE INDEX "leads_organization_id_external_id_key" ON "leads"("organization_id", "external_id");

-- CreateIndex
CREATE INDEX "callback_tasks_organization_id_lead_id_idx" ON "callback_tasks"("organization_id", "lead_id");

-- CreateIndex
CREATE INDEX "callback_tasks_status_lease_until_idx" ON "callback_tasks"("status", "lease_until");

-- CreateIndex
CREATE UNIQUE INDEX "callback_tasks_organization_id_task_gid_key" ON "callback_tasks"("organization_id", "task_gid");

-- CreateIndex
CREATE INDEX "task_updates_organization_id_id_idx" ON "task_updates"("organization_id", "id");

-- CreateIndex
CREATE INDEX "asana_integration_logs_organization_id_id_idx" ON "asana_integration_logs"("organization_id", "id");

-- AddForeignKey
ALTER TABLE "webhook_subscriptions" ADD CONSTRAINT "webhook_subscriptions_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "webhook_registrations" ADD CONSTRAINT "webhook_registrations_subscription_id_fkey" FOREIGN KEY ("subscription_id") REFERENCES "webhook_subscriptions"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "webhook_ledger" ADD CONSTRAINT "webhook_ledger_subscription_id_fkey" FOREIGN KEY ("subscription_id") REFERENCES "webhook_subscriptions"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "webhook_deliveries" ADD CONSTRAINT "webhook_deliveries_subscription_id_fkey" FOREIGN KEY ("subscription_id") REFERENCES "webhook_subscriptions"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "events" ADD CONSTRAINT "events_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "webhook_endpoints" ADD CONSTRAINT "webhook_endpoints_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "endpoint_messages" ADD CONSTRAINT "endpoint_messages_endpoint_id_fkey" FOREIGN KEY ("endpoint_id") REFERENCES "webhook_endpoints"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mirrored_projects" ADD CONSTRAINT "mirrored_projects_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mirrored_tasks" ADD CONSTRAINT "mirrored_tasks_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "callback_configs" ADD CONSTRAINT "callback_configs_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "campaigns" ADD CONSTRAINT "campaigns_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "leads" ADD CONSTRAINT "leads_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "leads" ADD CONSTRAINT "leads_campaign_id_fkey" FOREIGN KEY ("campaign_id") REFERENCES "campaigns"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "callback_tasks" ADD CONSTRAINT "callback_tasks_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "task_updates" ADD CONSTRAINT "task_updates_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "asana_integration_logs" ADD CONSTRAINT "asana_integration_logs_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE CASCADE ON UPDATE CASCADE;



-- What every instance remembers of these rows ends with their changes.
CREATE TRIGGER "webhook_registrations_changed"
AFTER UPDATE OR DELETE ON "webhook_registrations"
FOR EACH ROW EXECUTE FUNCTION "announce_change"();

CREATE TRIGGER "webhook_endpoints_changed"
AFTER UPDATE OF "url", "types", "status", "secret" OR DELETE ON "webhook_endpoints"
FOR EACH ROW EXECUTE FUNCTION "announce_change"();
