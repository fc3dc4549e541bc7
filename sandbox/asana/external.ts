import { type FastifyRequest } from 'fastify';
import { forbidden, notFound } from './errors.js';
import { type Task } from './model.js';
import { type Caller } from './parts.js';
import { type AsanaState } from './state.js';

/** `external:<gid>` stands for the task an application gave this id: https://developers.asana.com/docs/custom-external-data */
const EXTERNAL = /^external:(.+)$/;

/** The task of a path, named by its gid or by the application's own id. */
export function taskInPath(state: AsanaState, named: string): Task {
  const [, external] = EXTERNAL.exec(named) ?? [];
  if (external === undefined) return state.inPath('tasks', named);
  const task = [...state.tasks.values()].find((one) => one.external?.gid === external);
  if (!task) throw notFound(`task: Unknown object: ${named}`);
  return task;
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
