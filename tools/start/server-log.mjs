import { createWriteStream, existsSync, mkdirSync, renameSync, statSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { dim, red, yellow } from './terminal.mjs';

const ROTATE_BYTES = 10 * 1024 * 1024;
/** Pino's numbers: https://getpino.io/#/docs/api?id=logger-level */
const WARN = 40;
const ERROR = 50;
/** Fields that every line has, and that say nothing to a reader at the terminal. */
const COMMON = new Set(['level', 'time', 'pid', 'hostname', 'msg', 'stack']);

/**
 * A warning or an error as one line for people; nothing for what is less.
 * @param {string} line of the server's output
 * @returns {string | undefined}
 */
export function readableLine(line) {
  /** @type {Record<string, unknown>} */
  let entry;
  try {
    entry = JSON.parse(line);
  } catch {
    return line;
  }
  const level = Number(entry?.level);
  if (!(level >= WARN)) return undefined;
  const fields = Object.entries(entry)
    .filter(([name]) => !COMMON.has(name))
    .map(([name, value]) => `${name}=${typeof value === 'string' ? value : JSON.stringify(value)}`);
  const mark = level >= ERROR ? red('error') : yellow('warn');
  const time = new Date(/** @type {string} */ (entry.time)).toTimeString().slice(0, 8);
  return `${dim(time)} ${mark} ${typeof entry.msg === 'string' ? entry.msg : ''} ${dim(fields.join(' '))}`.trimEnd();
}

/**
 * The file that keeps what a child prints; an old one of more than 10 MB is put aside first.
 * @param {string} folder
 * @param {string} name
 * @param {(line: string) => void} show
 */
export function openLog(folder, name, show) {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = path.join(folder, `${name}.log`);
  if (existsSync(file) && statSync(file).size > ROTATE_BYTES) renameSync(file, `${file}.1`);
  const stream = createWriteStream(file, { flags: 'a', mode: 0o600 });
  let lastError = '';
  return {
    file,
    /** The last line of the standard error: why it crashed. */
    lastError: () => lastError,
    /** @param {import('node:child_process').ChildProcess} child */
    follow: (child) => {
      lastError = '';
      if (child.stdout) {
        createInterface({ input: child.stdout }).on('line', (line) => {
          stream.write(`${line}\n`);
          const readable = readableLine(line);
          if (readable) show(readable);
        });
      }
      if (child.stderr) {
        createInterface({ input: child.stderr }).on('line', (line) => {
          stream.write(`${line}\n`);
          if (line.trim()) lastError = line.trim();
        });
      }
    },
    close: () => new Promise((resolve) => stream.end(() => resolve(undefined))),
  };
}
