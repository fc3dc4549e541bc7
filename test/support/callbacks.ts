import { PrismaService } from '../../src/platform/database/index.js';
import { type TestApp } from './app.js';
import { ANA } from './connect.js';

/**
 * Stores the configuration of a callback workflow that works, without the limit by address.
 * @param defaultProjectId where tasks are made
 * @param own members of the configuration that differ
 * @returns what was sent
 */
export async function configureCallbacks(server: TestApp, defaultProjectId: string, own: object = {}) {
  const ofTenant = { where: { name: 'bootstrap' } };
  const { organizationId } = await server.app.get(PrismaService).apiKey.findFirstOrThrow(ofTenant);
  const { projects } = server.sandbox.asana.snapshot().state;
  const workspaceId = projects.find(({ gid }) => gid === defaultProjectId)?.workspace;
  const apiKey = server.sandbox.asana.issueToken({ person: ANA, personal: true }).accessToken;
  const rateLimit = { requestsPerMinute: 100_000, burstLimit: 10_000 };
  const workflow = { organizationId, config: { apiKey, workspaceId, defaultProjectId, rateLimit, ...own } };
  await server.http().post('/api/integrations/asana/config').send(workflow).expect(200);
  return workflow;
}
