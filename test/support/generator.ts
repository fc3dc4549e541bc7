import { PrismaService } from '../../src/platform/database/index.js';
import { type Clock } from '../../src/platform/clock/index.js';
import { startTestApp } from './app.js';
import { until } from './eventually.js';

/** Bodies are untyped on purpose: assertions state the shape. */
type Json = ReturnType<typeof JSON.parse>;

/** The limits are looked at elsewhere. */
const UNLIMITED = { ASANA_RATE_PER_MINUTE: '1000000', OKTA_RATE_PER_MINUTE: '1000000' };
/** A look at a job reads all of it, while the job wants to work. */
export const LOOK_EVERY_MS = 50;
const PEOPLE = ['ana.ruiz@example.com', 'ben.okafor@example.com'];

/** A server with both twins, none of which has limits, and what jobs are started with. */
export async function startGenerator(env: Record<string, string> = {}, clock?: Clock) {
  const server = await startTestApp({ ...UNLIMITED, ...env }, clock);
  const { asana, okta } = server.sandbox;
  asana.setLimits({ perMinute: 1_000_000, concurrentReads: 1000, concurrentWrites: 1000 });
  okta.setLimits({ enabled: false });
  const key = (person: string) => asana.issueToken({ person, personal: true }).accessToken;
  const workspace = asana.snapshot().state.workspaces.find(({ name }) => name === 'Meridian Labs');
  if (!workspace) throw new Error('The twin has no workspace Meridian Labs.');
  const orgUrl = `${server.sandbox.url}/okta`;
  const post = async (path: string, body: object = {}, status = 200): Promise<Json> =>
    answered('POST', path, await server.http().post(path).send(body), status);
  return {
    server,
    asana,
    okta,
    prisma: server.app.get(PrismaService),
    workspace: workspace.gid,
    orgUrl,
    asanaKey: key,
    asanaBody: (own: object = {}) => ({
      industry: 'technology',
      workspace_gid: workspace.gid,
      user_tokens: PEOPLE.map((person) => ({ name: person, token: key(person) })),
      anthropic_api_key: '',
      initial_projects: 1,
      activity_level: 'low',
      seed: 'a test',
      ...own,
    }),
    oktaBody: (own: object = {}) => ({
      connection_type: 'okta',
      industry: 'technology',
      org_url: orgUrl,
      org_size: 'startup',
      user_tokens: [{ name: 'Admin', token: okta.sswsTokens.admin, org_url: orgUrl }],
      anthropic_api_key: '',
      initial_users: 5,
      activity_level: 'low',
      seed: 'a test',
      ...own,
    }),
    post,
    get: async (path: string, status = 200): Promise<Json> =>
      answered('GET', path, await server.http().get(path), status),
    delete: async (path: string, status = 200): Promise<Json> =>
      answered('DELETE', path, await server.http().delete(path), status),
    /** Waits until the job stands there. */
    async reaches(id: string, status: string, ms = 60_000): Promise<Json> {
      const look = async () => {
        const { job } = await answered('GET', id, await server.http().get(`/api/jobs/${id}`), 200);
        return job.status === status && job;
      };
      return until(`the job ${id} is ${status}`, look, ms, LOOK_EVERY_MS);
    },
  };
}
export type Generator = Awaited<ReturnType<typeof startGenerator>>;

function answered(method: string, path: string, answer: { status: number; text: string; body: Json }, status: number) {
  if (answer.status === status) return answer.body;
  throw new Error(`${method} ${path}: ${answer.status} ${answer.text}`);
}
