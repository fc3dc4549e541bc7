import path from 'node:path';
import { bold, dim, duration, say } from './terminal.mjs';

/** A path as the user may type it. @param {string} file */
function shortPath(file) {
  const relative = path.relative(process.cwd(), file);
  return relative.startsWith('..') ? file : relative;
}

/**
 * What a newcomer needs, last the command to try.
 * @param {object} facts
 * @param {string} facts.url
 * @param {string | null} facts.apiKeyFile null: given by SWITCHYARD_API_KEY
 * @param {string | undefined} facts.databaseFolder undefined: DATABASE_URL
 * @param {{ url: string, providers: string[] } | undefined} facts.sandbox
 * @param {number} facts.tookMs
 */
export function showBanner({ url, apiKeyFile, databaseFolder, sandbox, tookMs }) {
  const key = apiKeyFile ? `$(cat ${shortPath(apiKeyFile)})` : '$SWITCHYARD_API_KEY';
  /** @type {[string, string][]} */
  const lines = [
    ['Switchyard', `${bold(url)}  ${dim(`ready in ${duration(tookMs)}`)}`],
    ['API key', apiKeyFile ? shortPath(apiKeyFile) : 'as set in SWITCHYARD_API_KEY'],
    ['Database', databaseFolder ? `embedded PostgreSQL in ${shortPath(databaseFolder)}` : 'as set in DATABASE_URL'],
    ...(sandbox?.providers.length
      ? [/** @type {[string, string]} */ (['Sandbox', `${sandbox.url} stands in for ${sandbox.providers.join(', ')}`])]
      : []),
    ['Next', `${url}/docs, or npm run tour; Ctrl-C stops everything. Try:`],
  ];
  console.log();
  for (const [name, text] of lines) say(`${dim(name.padEnd(11))}${text}`);
  console.log(`\n  curl -H "Authorization: Bearer ${key}" ${url}/api/asana/health`);
}
