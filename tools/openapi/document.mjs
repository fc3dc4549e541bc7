import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/**
 * The OpenAPI document of the built server, made without starting it.
 * @param {string} root where `dist/` lies
 * @returns {Promise<{ paths: Record<string, object> }>}
 */
export async function openApiDocument(root) {
  /** @param {string} file */
  const built = (file) => import(path.join(root, 'dist/src', file));
  await import('reflect-metadata');
  const [{ createApp }, { readSettings }, { buildOpenApi }, { Log }, { providerRooms }] = await Promise.all([
    built('app.js'),
    built('platform/config/index.js'),
    built('platform/api/index.js'),
    built('platform/telemetry/index.js'),
    built('providers/index.js'),
  ]);
  const dataDir = mkdtempSync(path.join(tmpdir(), 'switchyard-openapi-'));
  try {
    const manifests = providerRooms.map((/** @type {any} */ room) => room.provider.manifest);
    // No query is ever made: the address only has to look like one.
    const environment = { DATA_DIR: dataDir, DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/none', SANDBOX: 'off' };
    const app = await createApp(readSettings(manifests, environment), new Log('silent'));
    // As a reader gets it: what JSON cannot carry is not in the document.
    return JSON.parse(JSON.stringify(buildOpenApi(app)));
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}
