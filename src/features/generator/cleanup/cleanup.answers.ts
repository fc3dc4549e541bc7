import { type GeneratorCleanup, type GeneratorConnection } from '../../../platform/database/index.js';
import { type FailedRemoval } from './cleanups.js';

type Counts = Readonly<Record<string, number>>;

/** What Okta's answer calls kinds, in its sentences too: contract 6.8. */
const OKTA_NOUNS: Readonly<Record<string, string>> = {
  app_assignment: 'removing assignment',
  user: 'deleting user',
  group: 'deleting group',
};

const countsOf = (counts: Counts) => (kind: string) => counts[kind] ?? 0;

function asanaCounts(removed: Counts) {
  const of = countsOf(removed);
  return {
    deleted_projects: of('project'),
    deleted_tasks: of('task'),
    deleted_subtasks: of('subtask'),
    deleted_custom_fields: of('custom_field'),
    deleted_tags: of('tag'),
    deleted_portfolios: of('portfolio'),
  };
}

function oktaCounts(removed: Counts) {
  const of = countsOf(removed);
  return { users_deleted: of('user'), groups_deleted: of('group'), assignments_removed: of('app_assignment') };
}

/** What a cleanup has come to, in the documented words: contract 6.1. */
export function cleanupBodyOf(connection: GeneratorConnection, cleanup: GeneratorCleanup) {
  const removed = cleanup.removed as Record<string, number>;
  const failed = cleanup.failed as unknown as FailedRemoval[];
  const common = { success: true as const, completed: cleanup.status === 'done', cleanup_id: cleanup.id };
  if (connection === 'okta') {
    const errors = failed.map(({ kind, name, error }) => `Error ${OKTA_NOUNS[kind] ?? kind} ${name}: ${error}`);
    return { ...common, ...oktaCounts(removed), errors };
  }
  const failedProjects = failed.filter(({ kind }) => kind === 'project');
  return {
    ...common,
    ...asanaCounts(removed),
    total_projects: (removed.project ?? 0) + failedProjects.length,
    failed_projects: failedProjects.map(({ id, name, error }) => ({ id, name, error })),
    failed_items: failed.map(({ kind: type, id, name, error }) => ({ type, id, name, error })),
  };
}

/** What a cleanup would remove, by the same names. */
export function previewBodyOf(connection: GeneratorConnection, counts: Counts) {
  const shown =
    connection === 'okta'
      ? { ...oktaCounts(counts), errors: [] }
      : { ...asanaCounts(counts), total_projects: counts.project ?? 0, failed_projects: [], failed_items: [] };
  return { success: true as const, dry_run: true as const, ...shown };
}

export const progressBodyOf = (connection: GeneratorConnection, cleanup: GeneratorCleanup) => ({
  ...cleanupBodyOf(connection, cleanup),
  progress: {
    percentage: cleanup.total === 0 ? 100 : Math.min(100, Math.round((cleanup.done / cleanup.total) * 1000) / 10),
    completed_objects: cleanup.done,
    total_objects: cleanup.total,
  },
  started_at: cleanup.createdAt.toISOString(),
  ended_at: cleanup.endedAt?.toISOString() ?? null,
});
