-- A project or section that is renamed: which tasks show its name. Prisma's schema has no indexes over expressions.
CREATE INDEX "mirrored_tasks_memberships_idx" ON "mirrored_tasks" USING GIN (("data" -> 'memberships') jsonb_path_ops);
