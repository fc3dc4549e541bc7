import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { CHECKS } from '../../tools/selfcheck/checks.mjs';
import { runChecks } from '../../tools/selfcheck/run.mjs';
import { startTestApp, type TestApp } from '../support/app.js';

const GROUPS = { service: 6, handler: 13, health: 7, enhanced: 3, 'main app': 5, registry: 3 };

describe('the self-check', () => {
  let server: TestApp;
  beforeAll(async () => {
    server = await startTestApp();
  });
  afterEach(() => server.sandbox.asana.clearFaults());
  afterAll(() => server.close());

  async function check() {
    const lines: string[] = [];
    const passed = await runChecks(server, (line) => lines.push(line));
    return { passed, lines };
  }

  it('has 37 checks in the documented groups', () => {
    const counts = Object.fromEntries(
      Object.keys(GROUPS).map((group) => [group, CHECKS.filter((one) => one.group === group).length]),
    );
    expect(counts).toEqual(GROUPS);
    expect(CHECKS).toHaveLength(37);
  });

  it('passes, and leaves nothing behind', async () => {
    const { passed, lines } = await check();
    expect(lines.filter((line) => line.includes('FAIL'))).toEqual([]);
    expect(lines.at(-1)).toBe('37/37');
    expect(passed).toBe(true);
    const { body } = await server.http().get('/api/connections').expect(200);
    expect(body.connections).toEqual([]);
    const written = server.sandbox.asana
      .calls()
      .filter(({ method, path }) => method !== 'GET' && path.startsWith('/api'));
    expect(written).toEqual([]);
  });

  it('fails, naming what is wrong, when the provider does', async () => {
    server.sandbox.asana.setFaults([{ match: { pathPattern: '/sections$' }, fault: { status: 500 } }]);
    const { passed, lines } = await check();
    expect(passed).toBe(false);
    expect(lines).toContain('  FAIL POST /api/asana/sections: it answered 500');
    expect(lines.at(-1)).not.toBe('37/37');
  });

  it('is a command that tells by its exit status', async () => {
    const run = (...args: string[]) => promisify(execFile)(process.execPath, ['tools/selfcheck.mjs', ...args]);
    const { stdout } = await run('--url', server.url, '--key', server.key);
    expect(stdout.trim().split('\n').at(-1)).toBe('37/37');
    const failure = { code: 1, stderr: 'The self-check could not run: Give both --url and --key, or neither.\n' };
    await expect(run('--url', server.url)).rejects.toMatchObject(failure);
  });
});
