import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { freePort } from '../../tools/network/ports.mjs';
import { type TestApp } from '../support/app.js';
import { compiled } from '../support/compiled.mjs';

export interface ServerProcess {
  readonly url: string;
  readonly child: ChildProcess;
}

interface Wish {
  /** Beside this file; it says when it is ready. */
  readonly script: string;
  readonly args?: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** Where it is noted as soon as there is something to be ended. */
  readonly children: Set<ChildProcess>;
}

/**
 * A process of its own on the database, the data folder and the sandbox of a server of this process.
 * @throws Error when it ends before it is ready
 */
export async function startProcess(
  server: TestApp,
  { script, args = [], env, children }: Wish,
): Promise<ServerProcess> {
  const port = await freePort();
  const child = fork(compiled(`test/faults/${script}`), args, {
    env: {
      ...process.env,
      ...Object.assign({}, ...Object.values(server.sandbox.env)),
      NODE_ENV: 'test',
      PORT: String(port),
      DATABASE_URL: server.databaseUrl,
      DATA_DIR: server.settings.dataDir,
      SWITCHYARD_API_KEY: server.key,
      UPSTREAM_ALLOW_LOOPBACK: 'true',
      ...env,
    },
  });
  children.add(child);
  await nextMessage(child);
  return { child, url: `http://127.0.0.1:${port}` };
}

/** What a process says next. @throws Error when it ends instead */
export async function nextMessage(child: ChildProcess): Promise<unknown> {
  const over = new AbortController();
  const { signal } = over;
  const ended = once(child, 'exit', { signal }).then(([code, by]) => {
    throw new Error(`The process ended with ${code ?? by} instead of an answer.`);
  });
  try {
    const [message] = await Promise.race([once(child, 'message', { signal }), ended]);
    return message;
  } finally {
    over.abort();
  }
}

/** SIGKILL. */
export async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}
