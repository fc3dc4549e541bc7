import { isUtf8 } from 'node:buffer';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { invalidField, problem, type ProblemError } from '../problem/index.js';
import { type OperationConfig } from './operation.js';
import { takesRawBody } from './raw-body.js';

/** Deepest nesting of arrays and objects that a body may have. */
export const DEPTH_LIMIT = 64;

const UNSTORABLE = /\0|\p{Cs}/u;
const UNSTORABLE_RULE = 'must not contain NUL or half of a surrogate pair';

/**
 * Bodies are JSON and nothing else, and what no code of ours should ever see is refused before any looks: nesting
 * without end, keys that reach for prototypes, bytes that are not UTF-8, and characters that PostgreSQL cannot store.
 */
export function readJsonBodies(fastify: FastifyInstance): void {
  const parse = fastify.getDefaultJsonParser('error', 'error');
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body: Buffer, done) => {
    if (takesRawBody(request)) return done(null, body);
    // Clients that always name the type send nothing with it in a DELETE: https://www.rfc-editor.org/rfc/rfc9110#section-9.3.5
    if (body.length === 0) return done(null, undefined);
    if (!isUtf8(body)) return done(invalidField('body', 'is not valid UTF-8'));
    if (isDeeper(body, DEPTH_LIMIT)) return done(invalidField('body', `is nested deeper than ${DEPTH_LIMIT} levels`));
    const text = body.toString();
    void parse(request, text, (error, value: unknown) => {
      if (error) return done(unparsed(text));
      // Raw control characters are not JSON and raw bytes were checked, so only an escape can stand for them.
      const field = text.includes('\\u') ? unstorableIn(value) : undefined;
      done(field === undefined ? null : invalidField(field, UNSTORABLE_RULE), value);
    });
  });
  fastify.addHook('onRoute', (route) => {
    const { operation } = (route.config ?? {}) as Partial<OperationConfig>;
    if (operation?.bodyLimit) route.bodyLimit = operation.bodyLimit;
  });
  fastify.addHook('preValidation', (request, _reply, done) => {
    done(request.url.includes('%00') ? unstorableInUrl(request) : undefined);
  });
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
/** ASCII puts both opening brackets 0x20 apart, and the closing ones. */
const isOpening = (byte: number) => byte === 0x5b || byte === 0x7b;
const isClosing = (byte: number) => byte === 0x5d || byte === 0x7d;

/** Reads the bytes rather than the value, so that a body made of brackets is never built. */
function isDeeper(body: Buffer, limit: number): boolean {
  if (body.length <= limit) return false;
  let depth = 0;
  let isText = false;
  for (let at = 0; at < body.length; at++) {
    const byte = body[at] ?? 0;
    if (isText && byte === BACKSLASH) at++;
    else if (byte === QUOTE) isText = !isText;
    else if (isText) continue;
    else if (isOpening(byte) && ++depth > limit) return true;
    else if (isClosing(byte)) depth--;
  }
  return false;
}

/** Fastify reports both faults of a body as one; https://github.com/fastify/secure-json-parse says which keys it refuses. */
function unparsed(text: string): ProblemError {
  try {
    JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (cause) {
    return problem('malformed_body', { cause });
  }
  return invalidField('body', 'must not contain the keys "__proto__" or "constructor" with "prototype"');
}

/** Dotted path of the first text that cannot be stored, keys included; undefined when there is none. */
function unstorableIn(value: unknown, path = ''): string | undefined {
  if (typeof value === 'string') return UNSTORABLE.test(value) ? path || 'body' : undefined;
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [key, member] of Object.entries(value)) {
    if (UNSTORABLE.test(key)) return path || 'body';
    const found = unstorableIn(member, path ? `${path}.${key}` : key);
    if (found !== undefined) return found;
  }
  return undefined;
}

function unstorableInUrl({ params, query }: FastifyRequest): ProblemError {
  return invalidField(unstorableIn(params) ?? unstorableIn(query) ?? 'path', UNSTORABLE_RULE);
}
