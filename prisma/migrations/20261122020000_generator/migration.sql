-- CreateEnum
CREATE TYPE "generator_connection" AS ENUM ('asana', 'okta');

-- CreateEnum
CREATE TYPE "generator_status" AS ENUM ('initializing', 'running', 'paused', 'stopped');

-- CreateEnum
CREATE TYPE "generated_status" AS ENUM ('intended', 'created', 'deleted');

-- CreateEnum
CREATE TYPE "cleanup_status" AS ENUM ('running', 'done', 'failed');

-- CreateTable
CREATE TABLE "generator_jobs" (
    "id" VARCHAR(64) NOT NULL,
    "organization_id" UUID NOT NULL,
    "connection" "generator_connection" NOT NULL,
    "name" VARCHAR(200),
    "status" "generator_status" NOT NULL DEFAULT 'initializing',
    "stop_reason" VARCHAR(32),
    "config" JSONB NOT NULL,
    "seed" VARCHAR(200) NOT NULL,
    "step" INTEGER NOT NULL DEFAULT 0,
    "step_at" TIMESTAMPTZ(3),
    "setbacks" INTEGER NOT NULL DEFAULT 0,
    "rate_limited" BOOLEAN NOT NULL DEFAULT false,
    "forced" INTEGER NOT NULL DEFAULT 0,
    "state" JSONB NOT NULL,
    "stats" JSONB NOT NULL DEFAULT '{}',
    "initial_done" INTEGER NOT NULL DEFAULT 0,
    "initial_total" INTEGER NOT NULL DEFAULT 0,
    "initialized_at" TIMESTAMPTZ(3),
    "model_key" TEXT,
    "token_budget" INTEGER,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3),
    "last_activity_at" TIMESTAMPTZ(3),
    "next_activity_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "generator_jobs_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "generator_accounts" (
    "job_id" VARCHAR(64) NOT NULL,
    "position" INTEGER NOT NULL,
    "user_id" VARCHAR(255) NOT NULL,
    "name" VARCHAR(200) NOT NULL,
    "account_id" VARCHAR(255) NOT NULL,
    "full_name" VARCHAR(255),
    "email" VARCHAR(320),

    CONSTRAINT "generator_accounts_pkey" PRIMARY KEY ("job_id","position")
);

-- CreateTable
CREATE TABLE "generated_objects" (
    "job_id" VARCHAR(64) NOT NULL,
    "key" VARCHAR(200) NOT NULL,
    "position" BIGSERIAL NOT NULL,
    "kind" VARCHAR(32) NOT NULL,
    "status" "generated_status" NOT NULL DEFAULT 'intended',
    "external_id" VARCHAR(255),
    "parent_id" VARCHAR(255),
    "name" TEXT NOT NULL,
    "draft" JSONB NOT NULL,
    "intended_at" TIMESTAMPTZ(3) NOT NULL,
    "confirmed_at" TIMESTAMPTZ(3),

    CONSTRAINT "generated_objects_pkey" PRIMARY KEY ("job_id","key")
);

-- CreateTable
CREATE TABLE "generator_activities" (
    "id" BIGSERIAL NOT NULL,
    "job_id" VARCHAR(64) NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "action" VARCHAR(64) NOT NULL,
    "details" JSONB NOT NULL,

    CONSTRAINT "generator_activities_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "generator_failures" (
    "id" BIGSERIAL NOT NULL,
    "job_id" VARCHAR(64) NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "type" VARCHAR(64) NOT NULL,
    "message" TEXT NOT NULL,

    CONSTRAINT "generator_failures_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "generator_usage" (
    "job_id" VARCHAR(64) NOT NULL,
    "day" DATE NOT NULL,
    "provider_calls" INTEGER NOT NULL DEFAULT 0,
    "model_calls" INTEGER NOT NULL DEFAULT 0,
    "input_tokens" INTEGER NOT NULL DEFAULT 0,
    "output_tokens" INTEGER NOT NULL DEFAULT 0,
    "template_texts" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "generator_usage_pkey" PRIMARY KEY ("job_id","day")
);

-- CreateTable
CREATE TABLE "generator_cleanups" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "job_id" VARCHAR(64),
    "status" "cleanup_status" NOT NULL DEFAULT 'running',
    "removed" JSONB NOT NULL DEFAULT '{}',
    "failed" JSONB NOT NULL DEFAULT '[]',
    "done" INTEGER NOT NULL DEFAULT 0,
    "total" INTEGER NOT NULL DEFAULT 0,
    "left" TEXT[],
    "setbacks" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "generator_cleanups_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "generator_templates" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "connection" "generator_connection" NOT NULL,
    "name" VARCHAR(200) NOT NULL,
    "config" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "generator_templates_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "generator_jobs_organization_id_last_activity_at_idx" ON "generator_jobs"("organization_id", "last_activity_at");

-- CreateIndex
CREATE INDEX "generator_accounts_user_id_idx" ON "generator_accounts"("user_id");

-- CreateIndex
CREATE INDEX "generated_objects_job_id_kind_status_position_idx" ON "generated_objects"("job_id", "kind", "status", "position");

-- CreateIndex
CREATE INDEX "generator_activities_job_id_id_idx" ON "generator_activities"("job_id", "id");

-- CreateIndex
CREATE INDEX "generator_failures_job_id_id_idx" ON "generator_failures"("job_id", "id");

-- CreateIndex
CREATE INDEX "generator_cleanups_job_id_created_at_idx" ON "generator_cleanups"("job_id", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "generator_templates_organization_id_name_key" ON "generator_templates"("organization_id", "name");

-- AddForeignKey
ALTER TABLE "generator_jobs" ADD CONSTRAINT "generator_jobs_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "generator_accounts" ADD CONSTRAINT "generator_accounts_job_id_fkey" FOREIGN KEY ("job_id") REFERENCES "generator_jobs"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "generated_objects" ADD CONSTRAINT "generated_objects_job_id_fkey" FOREIGN KEY ("job_id") REFERENCES "generator_jobs"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "generator_activities" ADD CONSTRAINT "generator_activities_job_id_fkey" FOREIGN KEY ("job_id") REFERENCES "generator_jobs"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "generator_failures" ADD CONSTRAINT "generator_failures_job_id_fkey" FOREIGN KEY ("job_id") REFERENCES "generator_jobs"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "generator_usage" ADD CONSTRAINT "generator_usage_job_id_fkey" FOREIGN KEY ("job_id") REFERENCES "generator_jobs"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "generator_cleanups" ADD CONSTRAINT "generator_cleanups_job_id_fkey" FOREIGN KEY ("job_id") REFERENCES "generator_jobs"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "generator_cleanups" ADD CONSTRAINT "generator_cleanups_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "generator_templates" ADD CONSTRAINT "generator_templates_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE CASCADE ON UPDATE CASCADE;


