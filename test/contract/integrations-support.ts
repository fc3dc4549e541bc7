import { type AsanaTestApp, type Json, startSeededAsanaApp } from './asana-support.js';

export const BASE = '/api/integrations/asana';
export const USER = 'ana';

/** The server with Ana's account, and the family's two verbs as she uses them. */
export async function startIntegrations() {
  const seeded = await startSeededAsanaApp(USER);
  const { server } = seeded;
  const post = (path: string, body: object = {}, status = 200): Promise<Json> =>
    server
      .http()
      .post(BASE + path)
      .send({ user_id: USER, ...body })
      .then((answer) => bodyOf(answer, status));
  const get = (path: string, query: object = {}, status = 200): Promise<Json> =>
    server
      .http()
      .get(BASE + path)
      .query({ user_id: USER, ...query })
      .then((answer) => bodyOf(answer, status));
  const newTask = async (data: object = {}) => {
    const answer = await post('/tasks', { operation: 'create', data: { name: 'A task', ...data } });
    return answer.data.task;
  };
  return { ...seeded, post, get, newTask };
}
export type Integrations = Awaited<ReturnType<typeof startIntegrations>>;

function bodyOf(answer: { status: number; text: string; body: Json }, status: number): Json {
  if (answer.status !== status) throw new Error(`answered ${answer.status} instead of ${status}: ${answer.text}`);
  return answer.body;
}

/** What stands around `data` in a success. */
export const envelope = (endpoint: string, data: unknown) => ({
  ok: true,
  success: true,
  data,
  service: 'asana',
  endpoint,
  timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
  source: 'asana_api',
});

/** The error body of the family. */
export const enhancedError = (endpoint: string, code: string, message: unknown) => ({
  ok: false,
  success: false,
  message,
  error: { code, message, service: 'asana', endpoint },
  timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
  source: 'asana_api',
});

/** Calls of the twin since it was last cleared, without the queries. */
export const callsOf = (server: AsanaTestApp): string[] =>
  server.sandbox.asana.calls().map((call) => `${call.method} ${call.path}`);
