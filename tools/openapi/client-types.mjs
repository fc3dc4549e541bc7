import openapiTS, { astToString } from 'openapi-typescript';
import path from 'node:path';
import { format, resolveConfig } from 'prettier';

export const CLIENT_TYPES = 'client/schema.d.ts';

const HEADER = '// Generated from the OpenAPI document by `npm run client`. Do not edit.\n\n';

/**
 * The client's types as the document says them.
 * @param {string} root
 * @param {any} document
 * @returns {Promise<string>} text of `CLIENT_TYPES`
 */
export async function clientTypes(root, document) {
  const file = path.join(root, CLIENT_TYPES);
  const types = astToString(
    await openapiTS(withoutExamples(document), { alphabetize: true, defaultNonNullable: false }),
  );
  return format(HEADER + types, { ...(await resolveConfig(file)), filepath: file });
}

/**
 * Examples are for readers of the document; the types would repeat them as comments.
 * @param {any} document
 */
const withoutExamples = (document) =>
  JSON.parse(JSON.stringify(document, (key, value) => (key === 'example' || key === 'examples' ? undefined : value)));
