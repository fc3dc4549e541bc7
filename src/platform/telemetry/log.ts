import { Injectable, type LoggerService } from '@nestjs/common';
import { type DestinationStream, type Logger, pino } from 'pino';

/** The only fields a log line may have. Anything else is dropped, so that a careless call cannot leak. */
export interface LogFields {
  request_id?: string;
  method?: string;
  /** Route pattern such as `/api/asana/tasks/:taskId`, never the URL: it may carry secrets. */
  route?: string;
  status?: number;
  duration_ms?: number;
  organization_id?: string;
  credential_id?: string;
  connection_id?: string;
  provider?: string;
  operation?: string;
  outcome?: string;
  kind?: string;
  code?: string;
  error?: string;
  attempt?: number;
  retry_after_s?: number;
  job?: string;
  job_id?: string;
  count?: number;
  context?: string;
  url?: string;
  /** File, line and function of each call; no arguments exist in it. */
  stack?: string;
}

const ALLOWED = new Set<string>([
  'request_id',
  'method',
  'route',
  'status',
  'duration_ms',
  'organization_id',
  'credential_id',
  'connection_id',
  'provider',
  'operation',
  'outcome',
  'kind',
  'code',
  'error',
  'attempt',
  'retry_after_s',
  'job',
  'job_id',
  'count',
  'context',
  'url',
  'stack',
] satisfies (keyof LogFields)[]);

/** Copied only where something has to be left out: it is asked for every line. */
function allowListed(fields: Record<string, unknown>): Record<string, unknown> {
  const names = Object.keys(fields);
  if (names.every((name) => ALLOWED.has(name))) return fields;
  return Object.fromEntries(names.filter((name) => ALLOWED.has(name)).map((name) => [name, fields[name]]));
}

/** Lines are written a block at a time, and none waits longer than this, in milliseconds. What is left is at exit. */
const FLUSH_EVERY_MS = 100;
const BLOCK_BYTES = 12_288;

/** Frames only: the first line of a stack repeats the message, which may quote what a user or provider sent. */
const framesOf = (error: Error) =>
  error.stack
    ?.split('\n')
    .filter((line) => line.startsWith('    at '))
    .slice(0, 8)
    .map((line) => line.trim().slice(3))
    .join(' | ');

/** JSON lines on standard output. Messages are fixed sentences; what varies goes into allow-listed fields. */
@Injectable()
export class Log implements LoggerService {
  private readonly pino: Logger;

  constructor(level: string, destination?: DestinationStream) {
    this.pino = pino(
      { level, base: undefined, timestamp: pino.stdTimeFunctions.isoTime, formatters: { log: allowListed } },
      destination ?? pino.destination({ dest: 1, sync: false, minLength: BLOCK_BYTES, periodicFlush: FLUSH_EVERY_MS }),
    );
  }

  info(message: string, fields: LogFields = {}): void {
    this.pino.info(fields, message);
  }

  warning(message: string, fields: LogFields = {}): void {
    this.pino.warn(fields, message);
  }

  /** An error that somebody should look at: class, code and place, never its text, which may quote foreign data. */
  failure(error: unknown, requestId?: string, fields: LogFields = {}): void {
    const chain: Error[] = [];
    for (let e = error; e instanceof Error && chain.length < 5; e = e.cause) chain.push(e);
    const root = chain.at(-1);
    this.pino.error(
      {
        ...fields,
        request_id: requestId,
        error: chain.map((e) => e.name).join(' < '),
        code: chain.map((e) => (e as { code?: unknown }).code).find((code) => typeof code === 'string'),
        stack: root && framesOf(root),
      },
      'Unexpected failure',
    );
  }

  // Nest's own messages: start-up chatter is worth a line only while debugging.
  log(message: unknown, context?: unknown): void {
    this.pino.debug({ context }, String(message));
  }
  debug(message: unknown, context?: unknown): void {
    this.pino.debug({ context }, String(message));
  }
  verbose(message: unknown, context?: unknown): void {
    this.pino.trace({ context }, String(message));
  }
  warn(message: unknown, context?: unknown): void {
    this.pino.warn({ context }, String(message));
  }
  error(message: unknown, ...rest: unknown[]): void {
    if (message instanceof Error) this.failure(message);
    else this.pino.error({ context: rest.at(-1) }, String(message));
  }
  fatal(message: unknown, ...rest: unknown[]): void {
    this.error(message, ...rest);
  }

  /** Writes what is still buffered; call last before the process ends. */
  flush(): Promise<void> {
    return new Promise((resolve) => this.pino.flush(() => resolve()));
  }
}
