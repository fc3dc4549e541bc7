import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createEmptyDatabase, type TestDatabase } from '../../test/support/database.js';
import { query } from './spec-support.js';

const ROOT = path.resolve(__dirname, '../..');
/** Nothing listens there, so every attempt to download fails at once. */
const NOWHERE = 'http://127.0.0.1:1';

const schema = (fields: string): string => `
generator client {
  provider = "prisma-client"
  output   = "../generated"
}
datasource db {
  provider = "postgresql"
}
model Note {
  id Int @id @default(autoincrement())
  ${fields}
}
`;

describe("Prisma's own CLI, offline", () => {
  let project: string;
  let database: TestDatabase;

  const writeSchema = (fields: string) => writeFile(path.join(project, 'prisma/schema.prisma'), schema(fields));

  /** Resolves to the exit status and all output. */
  const prisma = (args: string, url?: string) =>
    new Promise<{ status: unknown; output: string }>((resolve) => {
      const { PATH } = process.env;
      const env = { PATH, HOME: project, HTTP_PROXY: NOWHERE, HTTPS_PROXY: NOWHERE, CHECKPOINT_DISABLE: '1' };
      execFile(
        process.execPath,
        ['node_modules/prisma/build/index.js', ...args.split(' ')],
        { cwd: project, env: { ...env, PRISMA_ENGINES_MIRROR: NOWHERE, ...(url ? { DATABASE_URL: url } : {}) } },
        (error, stdout, stderr) => resolve({ status: error ? error.code : 0, output: stdout + stderr }),
      );
    });

  beforeAll(async () => {
    database = await createEmptyDatabase();
    project = await mkdtemp(path.join(tmpdir(), 'switchyard-prisma-'));
    await mkdir(path.join(project, 'prisma'));
    await mkdir(path.join(project, 'tools'));
    for (const file of ['tools/schema-engine', 'prisma.config.ts', 'package.json']) {
      await cp(path.join(ROOT, file), path.join(project, file), { recursive: true });
    }
    await symlink(path.join(ROOT, 'node_modules'), path.join(project, 'node_modules'));
    await writeSchema('text String');
  });
  afterAll(async () => {
    await database.drop();
    await rm(project, { recursive: true, force: true });
  });

  it('generates a client without a database', async () => {
    expect(await prisma('generate')).toMatchObject({ status: 0 });
    expect(await readdir(path.join(project, 'generated'))).toContain('client.ts');
  });

  it('creates and applies migrations, deploys them elsewhere, and reports the status', async () => {
    expect(await prisma('migrate dev --name init', database.url)).toMatchObject({ status: 0 });
    await writeSchema('text String @default("one; two")\n  state String @default("new")');
    expect(await prisma('migrate dev --name state', database.url)).toMatchObject({ status: 0 });
    const [, second] = await readdir(path.join(project, 'prisma/migrations'));
    const script = path.join(project, 'prisma/migrations', second ?? '', 'migration.sql');
    expect(await readFile(script, 'utf8')).toContain('ADD COLUMN     "state" TEXT');

    const other = await createEmptyDatabase();
    const before = await prisma('migrate status', other.url);
    expect(before).toEqual({ status: 1, output: expect.stringContaining('have not yet been applied') });
    expect(await prisma('migrate deploy', other.url)).toMatchObject({ status: 0 });
    expect(await prisma('migrate status', other.url)).toEqual({
      status: 0,
      output: expect.stringContaining('Database schema is up to date'),
    });
    expect(await query(other.url, 'INSERT INTO "Note" DEFAULT VALUES RETURNING text')).toEqual([{ text: 'one; two' }]);
    await other.drop();
  });

  it('pushes a schema and sees the difference before and after', async () => {
    const scratch = await createEmptyDatabase();
    const diff = 'migrate diff --from-config-datasource --to-schema prisma/schema.prisma --exit-code';
    expect(await prisma(diff, scratch.url)).toEqual({ status: 2, output: expect.stringContaining('Note') });
    expect(await prisma('db push', scratch.url)).toMatchObject({ status: 0 });
    expect(await prisma(diff, scratch.url)).toEqual({ status: 0, output: expect.stringContaining('No difference') });
    await scratch.drop();
  });

  it('creates a database that is missing', async () => {
    const url = new URL(database.url);
    url.pathname += '_missing';
    expect(await prisma('migrate deploy', url.href)).toEqual({
      status: 0,
      output: expect.stringContaining('have been applied'),
    });
    await query(database.url, `DROP DATABASE "${url.pathname.slice(1)}"`);
  });
});
