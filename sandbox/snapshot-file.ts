import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

const DEBOUNCE_MS = 250;
/** A large state takes seconds to write; between two writes there is this many times as much time to work in. */
const REST = 10;

/** One JSON file that follows a changing state: written soon after a change, atomically, and on close. */
export class SnapshotFile<T> {
  private timer: NodeJS.Timeout | undefined;
  private lastMs = 0;

  constructor(
    private readonly path: string,
    private readonly take: () => T,
  ) {}

  /** The state of an earlier run; undefined when there is none. A broken file is an error, never silently dropped. */
  static read<T>(path: string): T | undefined {
    try {
      return JSON.parse(readFileSync(path, 'utf8')) as T;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw new Error(`Cannot read the sandbox state in ${path}`, { cause: error });
    }
  }

  changed(): void {
    this.timer ??= setTimeout(() => this.write(), Math.max(DEBOUNCE_MS, this.lastMs * REST));
  }

  /** Tokens are in it, so only its owner may read the file. */
  write(): void {
    const begun = performance.now();
    clearTimeout(this.timer);
    this.timer = undefined;
    const temporary = `${this.path}.${process.pid}.tmp`;
    mkdirSync(dirname(this.path), { recursive: true, mode: 0o700 });
    try {
      writeFileSync(temporary, JSON.stringify(this.take()), { mode: 0o600 });
      renameSync(temporary, this.path);
      this.lastMs = performance.now() - begun;
    } catch (error) {
      rmSync(temporary, { force: true });
      throw error;
    }
  }
}
