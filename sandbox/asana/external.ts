import { type FastifyRequest } from 'fastify';
import { forbidden, notFound } from './errors.js';
import { type ExternalData, type Task } from './model.js';
import { type View } from './opt-fields.js';
import { type Caller } from './parts.js';

/** `external:<gid>` stands for the task an application gave this id: https://developers.asana.com/docs/custom-external-data */
const EXTERNAL = /^external:(.+)$/;

/** What the application, and no other one, keeps with the task. */
export const externalOf = (task: Task, app: string | null): ExternalData | undefined =>
  app === null ? undefined : task.external?.[app];

/** Each application has data of its own. */
export function writeExternal(
  task: Task,
  app: string | null,
  { gid, data }: { gid: string; data?: string | undefined },
) {
  if (app !== null) task.external = { ...task.external, [app]: { gid, ...(data === undefined ? {} : { data }) } };
}

/**
 * The task of a path, named by its gid or by the application's own id. Whether two tasks may bear one id is not
 * documented; here they may, so that whoever creates twice is seen to.
 */
export function taskInPath({ state, app }: View, named: string): Task {
  const [, external] = EXTERNAL.exec(named) ?? [];
  if (external === undefined) return state.inPath('tasks', named);
  for (const task of state.tasks.values()) if (externalOf(task, app)?.gid === external) return task;
  throw notFound(`task: Unknown object: ${named}`);
}

/** These ids belong to OAuth applications; a personal access token has none. */
export function refuseExternalToPersonal({ grant }: Caller, request: FastifyRequest): void {
  if (grant.kind !== 'personal') return;
  const { task_gid: named = '' } = request.params as { task_gid?: string };
  const { data } = (request.body ?? {}) as { data?: { external?: unknown } };
  if (EXTERNAL.test(named) || data?.external !== undefined) {
    throw forbidden('external: Custom external data is available to OAuth applications only');
  }
}
