import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { crashPolicy } from './crash-policy.mjs';
import { loadEnvironment } from './environment.mjs';
import { isInstalled } from './installed.mjs';
import { unsupportedNode } from './node-version.mjs';
import { providersInSandbox, sandboxEnvironment, sandboxMode } from './sandbox-choice.mjs';
import { readableLine } from './server-log.mjs';
import { whenChanged } from './stamp.mjs';

let folder: string;
beforeEach(async () => (folder = await mkdtemp(path.join(tmpdir(), 'switchyard-start-'))));
afterEach(() => rm(folder, { recursive: true, force: true }));

const put = async (file: string, text: string) => {
  await mkdir(path.dirname(path.join(folder, file)), { recursive: true });
  await writeFile(path.join(folder, file), text);
};

describe('unsupportedNode', () => {
  it.each(['20.19.0', '20.20.2', '22.0.0', '24.1.0'])('accepts %s', (version) =>
    expect(unsupportedNode(version)).toBeUndefined(),
  );
  it.each(['18.20.0', '20.18.9'])('says what is needed instead of %s', (version) =>
    expect(unsupportedNode(version)).toMatch(`needs Node 20.19 or newer; this is ${version}`),
  );
});

describe('loadEnvironment', () => {
  it('lets the real environment win, and takes what is empty for absent', async () => {
    await put('.env', '# comment\nA=file\nB="from file"\nC=file\nD=\n');
    expect(loadEnvironment(folder, { A: 'real', C: '', E: 'real' })).toEqual({ A: 'real', B: 'from file', E: 'real' });
  });

  it('needs no file', () => expect(loadEnvironment(folder, { A: '1' })).toEqual({ A: '1' }));
});

describe('whenChanged', () => {
  let runs: number;
  const step = () =>
    whenChanged({ root: folder, name: 'build', inputs: ['src', 'missing'], output: 'dist/main.js' }, async () => {
      runs += 1;
      await put('dist/main.js', '');
    });
  beforeEach(async () => {
    runs = 0;
    await put('src/deep/a.ts', 'one');
    await step();
  });

  it('skips a step whose inputs are the same', async () => {
    await utimes(path.join(folder, 'src/deep/a.ts'), 0, 0);
    await put('src/a.spec.ts', 'tests do not count');
    expect(await step()).toBe(false);
    expect(runs).toBe(1);
  });

  it.each([
    ['a change', () => put('src/deep/a.ts', 'two')],
    ['a new file', () => put('src/b.ts', '')],
    ['a missing output', () => rm(path.join(folder, 'dist'), { recursive: true })],
  ])('runs it after %s', async (_, change) => {
    await change();
    expect(await step()).toBe(true);
    expect(runs).toBe(2);
  });

  it('runs it again after it has failed', async () => {
    await put('src/deep/a.ts', 'two');
    const failing = { root: folder, name: 'build', inputs: ['src'], output: 'dist/main.js' };
    await expect(whenChanged(failing, () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    expect(await step()).toBe(true);
  });
});

describe('isInstalled', () => {
  const lock = (packages: object) => JSON.stringify({ packages });
  const wanted = {
    '': {},
    'node_modules/a': { version: '1.0.0' },
    'node_modules/b': { version: '2.0.0', optional: true },
  };

  it.each([
    ['nothing', undefined, false],
    ['all but what is optional', { 'node_modules/a': { version: '1.0.0' } }, true],
    ['another version', { 'node_modules/a': { version: '1.0.1' } }, false],
    ['another version of what is optional', { ...wanted, 'node_modules/b': { version: '1.0.0' } }, false],
  ])('with %s', async (_, present, expected) => {
    await put('package-lock.json', lock(wanted));
    if (present) await put('node_modules/.package-lock.json', lock(present));
    expect(isInstalled(folder)).toBe(expected);
  });
});

describe('the choice of the sandbox', () => {
  it.each([
    [{}, 'auto'],
    [{ SANDBOX: 'off' }, 'off'],
    [{ SANDBOX: 'on', NODE_ENV: 'development' }, 'on'],
    [{ NODE_ENV: 'production' }, 'off'],
    [{ SANDBOX: 'auto', NODE_ENV: 'production' }, 'off'],
  ])('%j gives %s', (env, mode) => expect(sandboxMode(env)).toBe(mode));

  it('is never on in production, and never something else', () => {
    expect(() => sandboxMode({ SANDBOX: 'on', NODE_ENV: 'production' })).toThrow('refused with NODE_ENV=production');
    expect(() => sandboxMode({ SANDBOX: 'yes' })).toThrow('expected auto, on or off');
  });

  it('stands in for providers without credentials, or for all', () => {
    const env = { ASANA_CLIENT_ID: 'x', GOOGLE_CALENDAR_CLIENT_ID: 'y' };
    const providers = ['asana', 'google-calendar', 'okta'];
    expect(providersInSandbox('auto', providers, env)).toEqual(['okta']);
    expect(providersInSandbox('on', providers, env)).toEqual(providers);
  });

  it('opens the loopback to the server only together with a twin', () => {
    const twins = { asana: { ASANA_CLIENT_ID: 'a' }, okta: { OKTA_CLIENT_ID: 'o' } };
    expect(sandboxEnvironment(twins, ['okta'])).toEqual({ UPSTREAM_ALLOW_LOOPBACK: 'true', OKTA_CLIENT_ID: 'o' });
    expect(sandboxEnvironment(twins, [])).toEqual({});
  });
});

describe('crashPolicy', () => {
  it('waits longer each time, gives up at the fifth crash within a minute, and forgets old ones', () => {
    let time = 0;
    const policy = crashPolicy({ now: () => time });
    const delays = [1, 2, 3, 4].map(() => {
      time += 10_000;
      return policy.record();
    });
    expect(delays).toEqual([250, 500, 1_000, 2_000].map((delayMs) => ({ giveUp: false, delayMs })));
    time += 50_000;
    expect(policy.record()).toEqual({ giveUp: false, delayMs: 500 });
    expect([policy.record(), policy.record(), policy.record()].at(-1)).toEqual({ giveUp: true });
  });
});

describe('readableLine', () => {
  const line = (entry: object) =>
    readableLine(JSON.stringify({ time: '2026-01-01T00:00:07.000Z', pid: 1, hostname: 'h', ...entry }));

  it('shows warnings and errors, and text that is not a log line', () => {
    expect(line({ level: 30, msg: 'request' })).toBeUndefined();
    expect(line({ level: 40, msg: 'slow', provider: 'asana', status: 429 })).toMatch(
      /warn slow provider=asana status=429$/,
    );
    expect(line({ level: 50, msg: 'bad', stack: 'at x' })).toMatch(/^\d\d:\d\d:07 error bad$/);
    expect(readableLine('plain')).toBe('plain');
  });
});
