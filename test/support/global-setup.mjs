import { compileSources } from './compile-sources.mjs';
import { createTemplate, startTestServer } from './test-server.mjs';

/**
 * Gives the whole run one PostgreSQL, and the processes that tests start their compiled sources. `TEST_DATABASE_URL` names
 * another server than the embedded one.
 */
export default async function setup() {
  process.env.NODE_ENV = 'test';
  const server = process.env.TEST_DATABASE_URL ? undefined : await startTestServer();
  Object.assign(globalThis, { testServer: server });
  const adminUrl = process.env.TEST_DATABASE_URL ?? server?.url ?? '';
  process.env.TEST_DATABASE_ADMIN_URL = adminUrl;
  await Promise.all([createTemplate(adminUrl), compileSources()]);
}
