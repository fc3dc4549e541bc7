import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { crashPolicy } from './crash-policy.mjs';
import { lockDataFolder } from './lock-file.mjs';
import { startedParts } from './parts.mjs';
import { openLog } from './server-log.mjs';
import { superviseProcess } from './supervised-process.mjs';

let folder: string;
beforeEach(async () => (folder = await mkdtemp(path.join(tmpdir(), 'switchyard-supervision-'))));
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('superviseProcess', () => {
  /** Each start of the fake child is one line of this file. */
  const starts = async () => (await readFile(path.join(folder, 'starts'), 'utf8')).trim().split('\n');
  const READY = `process.send({ type: 'ready', url: 'http://x' });`;
  const STAY = `process.on('SIGTERM', () => { console.log('drained'); process.exit(0); }); setInterval(() => {}, 1000);`;

  async function supervise(script: string, options: Partial<Parameters<typeof superviseProcess>[0]> = {}) {
    const file = path.join(folder, 'child.mjs');
    await writeFile(
      file,
      `import fs from 'node:fs'; fs.appendFileSync('starts', process.env.GENERATION + '\\n'); ${script}`,
    );
    let generation = 0;
    const events: string[] = [];
    let end: () => void = () => undefined;
    const ended = new Promise<void>((resolve) => (end = resolve));
    const supervised = superviseProcess({
      args: [file],
      cwd: folder,
      env: () => ({ GENERATION: String((generation += 1)) }),
      onCrash: (how, delayMs) => events.push(`crash: ${how}, ${delayMs}`),
      onFatal: (message) => (events.push(`fatal: ${message}`), end()),
      onGiveUp: (how) => (events.push(`give up: ${how}`), end()),
      policy: crashPolicy({ firstDelayMs: 1 }),
      ...options,
    });
    return { ...supervised, events, ended };
  }

  it('tells when the child is ready, and stops it in order', async () => {
    const output: string[] = [];
    const child = await supervise(`${STAY} ${READY}`, {
      onSpawn: ({ stdout }) => stdout?.on('data', (chunk) => output.push(String(chunk))),
    });
    expect(await child.ready).toMatchObject({ url: 'http://x' });
    await child.stop();
    expect(output).toEqual(['drained\n']);
    expect(child.events).toEqual([]);
    expect(await starts()).toEqual(['1']);
  });

  it('starts a crashed child again', async () => {
    const child = await supervise(`if (process.env.GENERATION < 3) process.exit(7); ${STAY} ${READY}`);
    await child.ready;
    expect(child.events).toEqual(['crash: ended with status 7, 1', 'crash: ended with status 7, 2']);
    await child.stop();
    expect(await starts()).toEqual(['1', '2', '3']);
  });

  it('gives up at the fifth crash', async () => {
    const child = await supervise(`process.kill(process.pid, 'SIGKILL');`);
    await child.ended;
    expect(child.events).toHaveLength(5);
    expect(child.events.at(-1)).toBe('give up: was ended by SIGKILL');
    expect(await starts()).toHaveLength(5);
  });

  it('does not start again what says that it would not help', async () => {
    const child = await supervise(`process.send({ type: 'fatal', message: 'PORT is wrong' }, () => process.exit(1));`);
    await child.ended;
    expect(child.events).toEqual(['fatal: PORT is wrong']);
  });

  it('kills a child that does not stop', async () => {
    const child = await supervise(`process.on('SIGTERM', () => {}); setInterval(() => {}, 1000); ${READY}`, {
      graceMs: 20,
    });
    await child.ready;
    await child.stop();
    expect(child.events).toEqual([]);
  });

  it('restarts with the environment of the moment', async () => {
    const child = await supervise(`${STAY} ${READY}`);
    await child.ready;
    await child.restart();
    while ((await starts()).length < 2) await new Promise((resolve) => setTimeout(resolve, 5));
    await child.stop();
    expect(child.events).toEqual([]);
  });
});

describe('startedParts', () => {
  const part = (name: string, log: string[]) =>
    Promise.resolve({ stop: async () => void log.push(`stop ${name}`), kill: () => log.push(`kill ${name}`) });

  it('stops in reverse, once', async () => {
    const log: string[] = [];
    const parts = startedParts({ exit: (status) => log.push(`exit ${status}`) });
    await parts.add(part('database', log));
    await parts.add(part('server', log));
    await Promise.all([parts.onSignal(), parts.stop(1)]);
    expect(log).toEqual(['stop server', 'stop database', 'exit 0']);
  });

  it('ends at once at the second signal, but not at an echo of the first', async () => {
    const log: string[] = [];
    let time = 0;
    const parts = startedParts({ exit: (status) => log.push(`exit ${status}`), now: () => time });
    await parts.add(Promise.resolve({ stop: () => new Promise(() => undefined), kill: () => log.push('kill server') }));
    void parts.onSignal();
    time = 100;
    await parts.onSignal();
    expect(log).toEqual([]);
    time = 1_000;
    await parts.onSignal();
    expect(log).toEqual(['kill server', 'exit 1']);
  });

  it('ends at once what is added too late', async () => {
    const log: string[] = [];
    const parts = startedParts({ exit: () => undefined });
    await parts.stop(0);
    await parts.add(part('server', log));
    expect(log).toEqual(['kill server']);
  });

  it('stops the others when one has failed to start', async () => {
    const log: string[] = [];
    const parts = startedParts({ exit: (status) => log.push(`exit ${status}`) });
    await parts.add(part('database', log));
    await expect(parts.add(Promise.reject(new Error('no sandbox')))).rejects.toThrow('no sandbox');
    await parts.stop(1);
    expect(log.slice(-2)).toEqual(['stop database', 'exit 1']);
  });
});

describe('lockDataFolder', () => {
  const lockFile = () => path.join(folder, 'running.json');

  it('refuses a second process, and says where the first one runs', async () => {
    const file = path.join(__dirname, 'lock-file.mjs');
    const script = `import { lockDataFolder } from ${JSON.stringify(file)};
      const lock = lockDataFolder(${JSON.stringify(folder)}, '/first'); lock.announce('http://x:1');
      console.log('locked'); setInterval(() => {}, 1000);`;
    const holder = spawn(process.execPath, ['--input-type=module', '--eval', script]);
    await once(holder.stdout, 'data');
    const message = `already running from /first, process ${holder.pid}, at http://x:1.`;
    expect(() => lockDataFolder(folder, '/second')).toThrow(message);
    expect(() => lockDataFolder(folder, '/second')).toThrow(message);

    holder.kill('SIGKILL');
    await once(holder, 'exit');
    const lock = lockDataFolder(folder, '/second');
    expect(lock.takenOver).toBe(true);
    lock.release();
    expect(existsSync(lockFile())).toBe(false);
  });

  it('takes over from a process whose number was given to another, and from an unreadable file', async () => {
    await writeFile(lockFile(), JSON.stringify({ pid: process.pid, born: 'long ago', root: '/old' }));
    lockDataFolder(folder, '/new').release();
    await writeFile(lockFile(), '');
    lockDataFolder(folder, '/new').release();
  });
});

describe('openLog', () => {
  const print = async (log: ReturnType<typeof openLog>, script: string) => {
    const child = spawn(process.execPath, ['--eval', script]);
    log.follow(child);
    await once(child, 'close');
  };

  it('keeps everything, shows what matters, remembers the last words', async () => {
    const shown: string[] = [];
    const log = openLog(folder, 'server', (line) => shown.push(line));
    await print(
      log,
      `console.log('{"level":30}'); console.log('{"level":50,"msg":"bad"}'); console.error('last words\\n')`,
    );
    await log.close();
    expect((await readFile(log.file, 'utf8')).split('\n').sort()).toEqual(
      ['', '', '{"level":30}', '{"level":50,"msg":"bad"}', 'last words'].sort(),
    );
    expect(shown).toEqual([expect.stringMatching(/error bad$/)]);
    expect(log.lastError()).toBe('last words');
  });

  it('puts an old file of more than 10 MB aside', async () => {
    await writeFile(path.join(folder, 'server.log'), Buffer.alloc(10 * 1024 * 1024 + 1));
    const log = openLog(folder, 'server', () => undefined);
    await log.close();
    expect(existsSync(`${log.file}.1`)).toBe(true);
    expect(await readFile(log.file, 'utf8')).toBe('');
  });
});
