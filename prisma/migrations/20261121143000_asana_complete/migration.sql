-- CreateEnum
CREATE TYPE "bulk_action" AS ENUM ('create', 'update', 'complete');

-- CreateEnum
CREATE TYPE "bulk_status" AS ENUM ('queued', 'running', 'completed', 'cancelled', 'failed');

-- CreateEnum
CREATE TYPE "bulk_item_status" AS ENUM ('pending', 'sent', 'succeeded', 'failed');

-- CreateEnum
CREATE TYPE "automation_run_status" AS ENUM ('running', 'succeeded', 'partly', 'failed');

-- CreateEnum
CREATE TYPE "report_status" AS ENUM ('computing', 'ready', 'failed');

-- CreateTable
CREATE TABLE "idempotent_requests" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "user_id" VARCHAR(255) NOT NULL DEFAULT '',
    "operation" VARCHAR(64) NOT NULL,
    "key" VARCHAR(255) NOT NULL,
    "fingerprint" BYTEA NOT NULL,
    "lease_until" TIMESTAMPTZ(3),
    "attempts" INTEGER NOT NULL DEFAULT 1,
    "status" INTEGER,
    "answer" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "idempotent_requests_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE UNLOGGED TABLE "rate_budgets" (
    "key" VARCHAR(400) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "state" JSONB NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "rate_budgets_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "bulk_operations" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "user_id" VARCHAR(255) NOT NULL,
    "provider" VARCHAR(64) NOT NULL,
    "action" "bulk_action" NOT NULL,
    "status" "bulk_status" NOT NULL DEFAULT 'queued',
    "total" INTEGER NOT NULL,
    "succeeded" INTEGER NOT NULL DEFAULT 0,
    "failed" INTEGER NOT NULL DEFAULT 0,
    "failure_code" VARCHAR(64),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "started_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "bulk_operations_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "bulk_items" (
    "operation_id" UUID NOT NULL,
    "index" INTEGER NOT NULL,
    "input" JSONB NOT NULL,
    "status" "bulk_item_status" NOT NULL DEFAULT 'pending',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "gid" VARCHAR(64),
    "error_code" VARCHAR(64),
    "error_message" VARCHAR(500),
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "bulk_items_pkey" PRIMARY KEY ("operation_id","index")
);

-- CreateTable
CREATE TABLE "automation_rules" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "user_id" VARCHAR(255) NOT NULL,
    "provider" VARCHAR(64) NOT NULL,
    "name" VARCHAR(200) NOT NULL,
    "enabled" BOOLEAN NOT NULL DEFAULT true,
    "trigger" JSONB NOT NULL,
    "conditions" JSONB NOT NULL DEFAULT '[]',
    "actions" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "last_run_at" TIMESTAMPTZ(3),

    CONSTRAINT "automation_rules_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "automation_runs" (
    "id" UUID NOT NULL,
    "rule_id" UUID NOT NULL,
    "cause" VARCHAR(64) NOT NULL,
    "event_id" VARCHAR(128),
    "dry_run" BOOLEAN NOT NULL DEFAULT false,
    "status" "automation_run_status" NOT NULL DEFAULT 'running',
    "examined" INTEGER NOT NULL DEFAULT 0,
    "matched" INTEGER NOT NULL DEFAULT 0,
    "changed" INTEGER NOT NULL DEFAULT 0,
    "failed" INTEGER NOT NULL DEFAULT 0,
    "effects" JSONB NOT NULL DEFAULT '[]',
    "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "automation_runs_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "reports" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "user_id" VARCHAR(255) NOT NULL,
    "kind" VARCHAR(64) NOT NULL,
    "subject" VARCHAR(200) NOT NULL,
    "status" "report_status" NOT NULL DEFAULT 'computing',
    "examined" INTEGER NOT NULL DEFAULT 0,
    "data" JSONB,
    "failure_code" VARCHAR(64),
    "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "computed_at" TIMESTAMPTZ(3),
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "reports_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "registered_workflows" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "service_id" VARCHAR(64) NOT NULL,
    "config" JSONB NOT NULL DEFAULT '{}',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "registered_workflows_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "idempotent_requests_expires_at_idx" ON "idempotent_requests"("expires_at");

-- CreateIndex
CREATE UNIQUE INDEX "idempotent_requests_organization_id_user_id_operation_key_key" ON "idempotent_requests"("organization_id", "user_id", "operation", "key");

-- CreateIndex
CREATE INDEX "rate_budgets_updated_at_idx" ON "rate_budgets"("updated_at");

-- CreateIndex
CREATE INDEX "bulk_operations_organization_id_user_id_id_idx" ON "bulk_operations"("organization_id", "user_id", "id");

-- CreateIndex
CREATE INDEX "bulk_items_operation_id_status_index_idx" ON "bulk_items"("operation_id", "status", "index");

-- CreateIndex
CREATE INDEX "automation_rules_organization_id_user_id_id_idx" ON "automation_rules"("organization_id", "user_id", "id");

-- CreateIndex
CREATE INDEX "automation_runs_rule_id_id_idx" ON "automation_runs"("rule_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "automation_runs_rule_id_event_id_key" ON "automation_runs"("rule_id", "event_id");

-- CreateIndex
CREATE UNIQUE INDEX "reports_organization_id_user_id_kind_subject_key" ON "reports"("organization_id", "user_id", "kind", "subject");

-- CreateIndex
CREATE INDEX "registered_workflows_organization_id_id_idx" ON "registered_workflows"("organization_id", "id");

-- AddForeignKey
ALTER TABLE "idempotent_requests" ADD CONSTRAINT "idempotent_requests_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "bulk_operations" ADD CONSTRAINT "bulk_operations_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "bulk_items" ADD CONSTRAINT "bulk_items_operation_id_fkey" FOREIGN KEY ("operation_id") REFERENCES "bulk_operations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "automation_rules" ADD CONSTRAINT "automation_rules_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "automation_runs" ADD CONSTRAINT "automation_runs_rule_id_fkey" FOREIGN KEY ("rule_id") REFERENCES "automation_rules"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reports" ADD CONSTRAINT "reports_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "registered_workflows" ADD CONSTRAINT "registered_workflows_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What instances remember of keys and connections is forgotten when it changes, whoever changes it: see ChangeFeed.
-- Columns that only note a use announce nothing.
CREATE FUNCTION "announce_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('switchyard_changes', TG_TABLE_NAME || ':' || OLD.id);
  RETURN NULL;
END
$$;

CREATE TRIGGER "api_keys_changed"
AFTER UPDATE OF "hash", "scopes", "user_id", "expires_at", "revoked_at" OR DELETE ON "api_keys"
FOR EACH ROW EXECUTE FUNCTION "announce_change"();

CREATE TRIGGER "connections_changed"
AFTER UPDATE OF "access_token", "refresh_token", "expires_at", "status", "version", "scopes", "account" OR DELETE ON "connections"
FOR EACH ROW EXECUTE FUNCTION "announce_change"();
