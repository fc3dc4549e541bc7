import type { FastifyRequest } from 'fastify';

/** What a request presents in `Authorization: Bearer …`; nothing about it is verified yet. */
export interface PresentedCredential {
  readonly kind: 'api_key' | 'session';
  readonly text: string;
}

/** RFC 6750 section 2.1; an operator's own bootstrap key may have any printable character. */
const BEARER = /^bearer +([\x21-\x7e]{1,4096})$/i;
/** A compact JWS (RFC 7515) whose header begins with `{"`. */
const COMPACT_JWS = /^eyJ[\w-]*\.[\w-]+\.[\w-]+$/;
/** Length of an API key, an operator's own bootstrap key included (see platform/config). */
const KEY_LENGTH = { min: 32, max: 200 };

/**
 * The one credential of a request. Node keeps only the first of several Authorization headers, and a proxy in front may
 * have looked at another one, so the raw list is counted: more than one is none.
 */
export function presentedCredential(request: FastifyRequest): PresentedCredential | undefined {
  const { rawHeaders, headers } = request.raw;
  if (timesNamed(rawHeaders, 'authorization') > 1) return undefined;
  const text = BEARER.exec(headers.authorization ?? '')?.[1];
  if (text === undefined) return undefined;
  if (COMPACT_JWS.test(text)) return { kind: 'session', text };
  return text.length >= KEY_LENGTH.min && text.length <= KEY_LENGTH.max ? { kind: 'api_key', text } : undefined;
}

/** @param rawHeaders names and values in turn */
function timesNamed(rawHeaders: readonly string[], name: string): number {
  let times = 0;
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const given = rawHeaders[index];
    if (given?.length === name.length && given.toLowerCase() === name) times += 1;
  }
  return times;
}
