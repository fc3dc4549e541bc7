import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { z } from 'zod';

const MAX_BYTES = 1_073_741_824;

const delayMs = z.int().min(0).max(600_000);

/** What goes wrong, one per rule. Delays are real time; everything else is immediate. */
const faultSchema = z.union(
  [
    z.strictObject({ delayMs }),
    z.strictObject({
      status: z.int().min(200).max(599),
      retryAfter: z.int().min(0).optional(),
      body: z.unknown().optional(),
    }),
    /** Cuts the connection, before the work is done or `after` it, when only the answer is lost; a delay comes first. */
    z.strictObject({ reset: z.union([z.literal(true), z.literal('after')]), delayMs: delayMs.optional() }),
    z.strictObject({ malformed: z.literal(true) }),
    z.strictObject({ hang: z.literal(true) }),
    /** Does the work, then sends half of the answer. */
    z.strictObject({ truncate: z.literal(true) }),
    z.strictObject({ hugeBytes: z.int().min(1).max(MAX_BYTES) }),
    z.strictObject({ redirect: z.string().min(1), status: z.int().min(300).max(399).optional() }),
  ],
  'Not one of the faults delayMs, status, reset, malformed, hang, truncate, hugeBytes, redirect',
);

export const faultRuleSchema = z.strictObject({
  match: z
    .strictObject({
      method: z.string().toUpperCase().optional(),
      /** Beginning of the path after the twin's prefix, such as `/api/1.0/tasks` or `/-/oauth_token`. */
      path: z.string().optional(),
      /** Regular expression over the same path. */
      pathPattern: z.string().max(200).refine(isPattern, 'Not a regular expression').optional(),
    })
    .default({}),
  /** How often it strikes; without it, until the faults are cleared. */
  times: z.int().min(1).optional(),
  fault: faultSchema,
});

export type Fault = z.infer<typeof faultSchema>;
export type FaultRule = z.input<typeof faultRuleSchema>;
type ArmedRule = z.output<typeof faultRuleSchema>;

function isPattern(source: string): boolean {
  try {
    return new RegExp(source) instanceof RegExp;
  } catch {
    return false;
  }
}

export class Faults {
  private rules: ArmedRule[] = [];

  /** Replaces all rules; the first that matches a call strikes. */
  set(rules: FaultRule[]): void {
    this.rules = rules.map((rule) => faultRuleSchema.parse(rule));
  }

  list(): ArmedRule[] {
    return this.rules;
  }

  clear(): void {
    this.rules = [];
  }

  take(method: string, path: string): Fault | undefined {
    const rule = this.rules.find(
      ({ match }) =>
        (match.method === undefined || match.method === method) &&
        (match.path === undefined || path.startsWith(match.path)) &&
        (match.pathPattern === undefined || new RegExp(match.pathPattern).test(path)),
    );
    if (!rule) return undefined;
    if (rule.times !== undefined) {
      rule.times -= 1;
      if (rule.times === 0) this.rules = this.rules.filter((other) => other !== rule);
    }
    return rule.fault;
  }
}

/**
 * Strikes before the work is done. Sends an answer, takes the connection over, or lets the call go on.
 * @param bodyOf what the provider sends with a status, for faults that name no body
 */
export async function strikeBefore(
  fault: Fault,
  request: FastifyRequest,
  reply: FastifyReply,
  bodyOf: (status: number) => unknown,
): Promise<void> {
  if ('delayMs' in fault) await sleep(fault.delayMs);
  if ('redirect' in fault) {
    await reply.redirect(fault.redirect, fault.status ?? 302);
  } else if ('status' in fault) {
    if (fault.retryAfter !== undefined) reply.header('retry-after', fault.retryAfter);
    await reply.code(fault.status).send(fault.body ?? bodyOf(fault.status));
  } else if ('malformed' in fault) {
    await reply.type('application/json; charset=utf-8').send('{"data":{"gid":"12073');
  } else if ('hugeBytes' in fault) {
    await sendHuge(fault.hugeBytes, reply);
  } else if ('hang' in fault) {
    reply.hijack();
  } else if ('reset' in fault && fault.reset === true) {
    reply.hijack();
    request.raw.socket.resetAndDestroy();
  }
}

/** Past Fastify, because the client is expected to break off. */
async function sendHuge(bytes: number, reply: FastifyReply): Promise<void> {
  reply.hijack();
  reply.raw.writeHead(200, { 'content-type': 'application/json; charset=utf-8' });
  await pipeline(Readable.from(hugeJson(bytes)), reply.raw).catch(() => undefined);
}

/** Strikes an answer on its way out; the work is done by then. */
export function strikeAfter(fault: Fault, request: FastifyRequest, reply: FastifyReply, payload: unknown): unknown {
  if (typeof payload !== 'string') return payload;
  if ('truncate' in fault) {
    reply.header('content-length', Buffer.byteLength(payload));
    return Readable.from(cutShort(payload, request));
  }
  if ('reset' in fault && fault.reset === 'after') {
    request.raw.socket.resetAndDestroy();
    return '';
  }
  return payload;
}

async function* cutShort(payload: string, request: FastifyRequest): AsyncGenerator<string> {
  yield payload.slice(0, Math.ceil(payload.length / 2));
  await sleep(20);
  request.raw.socket.destroy();
}

function* hugeJson(bytes: number): Generator<string> {
  yield '{"data":"';
  const chunk = 'x'.repeat(65_536);
  for (let sent = 11; sent < bytes; sent += chunk.length) yield chunk.slice(0, bytes - sent);
  yield '"}';
}
