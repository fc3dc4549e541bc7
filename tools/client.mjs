// `npm run client`: writes the client's types from the OpenAPI document of the built server, and lints the document.
// With --check it writes nothing and fails when the types in the repository are not those of the document.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { clientTypes, CLIENT_TYPES } from './openapi/client-types.mjs';
import { openApiDocument } from './openapi/document.mjs';
import { lint } from './openapi/lint.mjs';
import { build, generateClient, install } from './start/prepare.mjs';

const root = path.resolve(import.meta.dirname, '..');
await install(root);
await generateClient(root);
await build(root);

const document = await openApiDocument(root);
const types = await clientTypes(root, document);
const complaints = await lint(root, document);
const file = path.join(root, CLIENT_TYPES);

if (!process.argv.includes('--check')) writeFileSync(file, types);
else if (readFileSync(file, 'utf8') !== types) {
  complaints.push(`${CLIENT_TYPES} is not what the OpenAPI document says: run \`npm run client\` and commit it.`);
}
for (const complaint of complaints) console.error(complaint);
const operations = Object.values(document.paths).flatMap((methods) => Object.keys(methods)).length;
console.log(`OpenAPI document: ${operations} operations, ${complaints.length} complaints.`);
process.exit(complaints.length ? 1 : 0);
