import { rm } from 'node:fs/promises';

/** @typedef {import('../../tools/embedded-postgres/embedded-postgres.mjs').EmbeddedPostgres} EmbeddedPostgres */

export default async function teardown() {
  const { testServer } = /** @type {{ testServer?: EmbeddedPostgres }} */ (globalThis);
  if (!testServer) return;
  await testServer.stop('immediate');
  await rm(testServer.dir, { recursive: true, force: true });
}
