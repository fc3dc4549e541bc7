import { PrismaService } from '../../src/platform/database/index.js';
import { configureCallbacks } from '../support/callbacks.js';
import { ANA, type AsanaTestApp, type Json, startAsanaApp } from './asana-support.js';

export const BASE = '/api/integrations/asana';

/** The error body of the family, beside the members of RFC 9457. */
export const quantumError = (status: number, error: string, details?: unknown) => ({
  status,
  error,
  type: expect.stringMatching(/^urn:switchyard:problem:/),
  ...(details !== undefined && { details }),
});

/** A server whose one organization has not configured the workflow yet. */
export async function startCallbacks(env: Record<string, string> = {}) {
  const server: AsanaTestApp = await startAsanaApp(env);
  const prisma = server.app.get(PrismaService);
  const { id: organizationId } = await prisma.organization.findFirstOrThrow();
  const workspaceId = await server.gidOf('/workspaces', 'Meridian Labs');
  const projectId = await server.gidOf(`/workspaces/${workspaceId}/projects`, 'Website relaunch');
  const send = async (
    method: 'get' | 'post' | 'patch' | 'delete',
    path: string,
    fields: object,
    status: number,
  ): Promise<Json> => {
    const request = server.http()[method](path);
    const answer = await (method === 'get' || method === 'delete' ? request.query(fields) : request.send(fields));
    if (answer.status !== status) throw new Error(`${method} ${path}: ${answer.status} ${answer.text}`);
    return answer.body;
  };
  const newKey = (person = ANA) => server.sandbox.asana.issueToken({ person, personal: true }).accessToken;
  return {
    server,
    twin: server.sandbox.asana,
    prisma,
    organizationId,
    workspaceId,
    projectId,
    newKey,
    config: (own: object = {}) => ({ apiKey: newKey(), workspaceId, defaultProjectId: projectId, ...own }),
    get: (path: string, query: object = {}, status = 200) => send('get', path, query, status),
    post: (path: string, body: object = {}, status = 200) => send('post', path, body, status),
    patch: (path: string, body: object = {}, status = 200) => send('patch', path, body, status),
    delete: (path: string, query: object = {}, status = 200) => send('delete', path, query, status),
    /** Stores a configuration that works, without the limit by address. */
    configure: (own: object = {}) => configureCallbacks(server, projectId, own),
    createTask: (taskData: object, status = 201, campaignId = 'spring') =>
      send('post', `${BASE}/tasks`, { organizationId, campaignId, taskData }, status),
    /** The twin's tasks of this name. */
    tasksNamed: (name: string) => server.sandbox.asana.snapshot().state.tasks.filter((task) => task.name === name),
  };
}
export type Callbacks = Awaited<ReturnType<typeof startCallbacks>>;

/** One that is configured, at a twin that takes as many requests as come. */
export async function startUnlimitedCallbacks(env: Record<string, string> = {}): Promise<Callbacks> {
  const at = await startCallbacks({ ASANA_RATE_PER_MINUTE: '1000000', ...env });
  at.twin.setLimits({ perMinute: 1_000_000, concurrentReads: 1000, concurrentWrites: 1000 });
  await at.configure();
  return at;
}
