import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { crashPolicy } from './crash-policy.mjs';

/**
 * @typedef {import('node:child_process').ChildProcess} ChildProcess
 * @typedef {{ type: string, [key: string]: unknown }} Message what the child says over its IPC channel
 *
 * @typedef {object} Supervision
 * @property {string[]} args of Node
 * @property {string} cwd
 * @property {() => Record<string, string | undefined>} env asked before every start
 * @property {(child: ChildProcess) => void} [onSpawn] to read its output
 * @property {(how: string, delayMs: number) => void} [onCrash] before it is started again
 * @property {(message: string) => void} onFatal it says that starting it again would not help
 * @property {(how: string) => void} onGiveUp it crashed too often
 * @property {ReturnType<typeof crashPolicy>} [policy]
 * @property {number} [graceMs] from the request to stop until it is killed
 */

/** How a process ended, in words. @param {number | null} code @param {string | null} signal */
const describeExit = (code, signal) => (signal ? `was ended by ${signal}` : `ended with status ${code}`);

/**
 * Runs a Node script as a child and starts it again when it ends without being asked to. The child says
 * `{ type: 'ready' }` when it works, and `{ type: 'fatal', message }` when starting it again would not help.
 * @param {Supervision} options
 */
export function superviseProcess(options) {
  const { args, cwd, env, onSpawn, onCrash, onFatal, onGiveUp, policy = crashPolicy(), graceMs = 12_000 } = options;
  /** @type {ChildProcess | undefined} */
  let child;
  let stopping = false;
  /** @type {(message: Message) => void} */
  let resolveReady = () => undefined;
  /** @type {Promise<Message>} the first time it is ready */
  const ready = new Promise((resolve) => (resolveReady = resolve));

  function start() {
    // In a group of its own: Ctrl-C reaches only the supervisor, which stops its children in order.
    const started = spawn(process.execPath, args, {
      cwd,
      env: /** @type {NodeJS.ProcessEnv} */ (env()),
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      detached: process.platform !== 'win32',
    });
    child = started;
    /** @type {string | undefined} */
    let fatal;
    started.on('message', (/** @type {Message} */ message) => {
      if (message.type === 'ready') resolveReady(message);
      if (message.type === 'fatal') fatal = String(message.message);
    });
    // Not `exit`: by now its last words have been read.
    started.once('close', (code, signal) => {
      child = undefined;
      if (stopping) return;
      if (fatal === undefined) void startAgain(describeExit(code, signal));
      else onFatal(fatal);
    });
    onSpawn?.(started);
  }

  /** @param {string} how */
  async function startAgain(how) {
    const decision = policy.record();
    if (decision.giveUp) {
      onGiveUp(how);
      return;
    }
    onCrash?.(how, decision.delayMs);
    await sleep(decision.delayMs);
    if (!stopping && !child) start();
  }

  async function stop() {
    stopping = true;
    const running = child;
    if (!running) return;
    const exited = once(running, 'close');
    // Windows has no signals: the end of the channel asks the same.
    if (process.platform === 'win32') running.disconnect();
    else running.kill('SIGTERM');
    const timer = setTimeout(() => running.kill('SIGKILL'), graceMs);
    await exited;
    clearTimeout(timer);
  }

  start();
  return {
    ready,
    stop,
    /** Stops it in order and starts it with its new environment. */
    restart: async () => {
      await stop();
      stopping = false;
      start();
    },
    /** Ends it at once. */
    kill: () => {
      stopping = true;
      child?.kill('SIGKILL');
    },
  };
}
