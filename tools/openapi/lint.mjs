import { lintFromString, loadConfig } from '@redocly/openapi-core';
import path from 'node:path';

/**
 * What Redocly's linter finds in the document, under the rules of `redocly.yaml`.
 * @param {string} root
 * @param {object} document
 * @returns {Promise<string[]>} one line each
 */
export async function lint(root, document) {
  const config = await loadConfig({ configPath: path.join(root, 'redocly.yaml') });
  const source = JSON.stringify(document);
  const found = await lintFromString({ source, absoluteRef: path.join(root, 'openapi.json'), config });
  return found.map(
    ({ severity, ruleId, message, location: [at] }) => `${severity} ${ruleId}: ${message} (${at?.pointer})`,
  );
}
