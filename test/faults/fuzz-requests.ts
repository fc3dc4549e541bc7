import { type DocumentedOperation } from '../support/openapi.js';
import { type Random } from './fuzz-random.js';

/** A request as it goes over the wire. */
export interface HostileRequest {
  readonly operation: DocumentedOperation;
  /** What was done to a request that was good enough before. */
  readonly mutations: readonly string[];
  readonly method: string;
  /** Path and query, byte for byte. */
  readonly target: string;
  readonly headers: Record<string, string | string[]>;
  readonly body: Buffer | undefined;
}

/** Values that mean something to the server under test, by name of the field. */
export interface Vocabulary {
  value(operation: DocumentedOperation, field: string, random: Random): unknown;
}

interface Draft {
  method: string;
  path: string;
  query: [name: string, value: string][];
  headers: Record<string, string | string[]>;
  body: unknown;
  /** Instead of `body` as JSON. */
  raw?: Buffer;
}

const TEXTS = [
  '',
  ' ',
  'x',
  'null',
  'undefined',
  '\0',
  'a\0b',
  '\ud800',
  '\udfff\ud800',
  '\u202egnp.exe',
  'Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L',
  '🙂'.repeat(300),
  'x'.repeat(256),
  'x'.repeat(70_000),
  '\r\nX-Injected: yes',
  "'; DROP TABLE connections; --",
  "' OR '1'='1",
  '<script>alert(1)</script>',
  '{{7*7}}${7*7}<%= 7*7 %>',
  '${jndi:ldap://localhost/x}',
  '../../../../etc/passwd',
  '%00',
  '%s%s%n',
  '__proto__',
  'constructor',
  'hasOwnProperty',
  '1e309',
  '-1',
  '0x10',
  '٣',
  '9'.repeat(40),
  '2026-02-30',
  '0000-00-00T00:00:00Z',
  'true',
  '[object Object]',
  '550e8400-e29b-41d4-a716-446655440000',
] as const;

const NUMBERS = [0, -0, -1, 0.1, 1e21, 2 ** 31, -(2 ** 31) - 1, 2 ** 53, 2 ** 63, 1.7976931348623157e308, 101, 65_536];
const deep = (levels: number): unknown => {
  let value: unknown = 1;
  for (let level = 0; level < levels; level++) value = level % 2 ? [value] : { a: value };
  return value;
};
const VALUES: readonly unknown[] = [
  null,
  true,
  false,
  [],
  {},
  [[]],
  [null],
  { a: 1 },
  { toString: 1, valueOf: null },
  { length: 1e9 },
  Array.from({ length: 2_000 }, (_, i) => i),
  deep(40),
];

/** A copy: what is put into itself by the next mutation could not be sent. */
const anything = (random: Random): unknown =>
  random.chance(0.6) ? random.of(TEXTS) : random.chance(0.4) ? random.of(NUMBERS) : structuredClone(random.of(VALUES));

const RAW_BODIES: readonly Buffer[] = [
  '',
  ' ',
  '{',
  '{"user_id":',
  '[]',
  'null',
  '"text"',
  '1',
  '{}{}',
  '{"a":1,}',
  "{'a':1}",
  '\uFEFF{}',
  '{"user_id":"a","user_id":"b"}',
  '{"__proto__":{"isAdmin":true}}',
  '{"a":{"__proto__":null}}',
  '{"constructor":{"prototype":{"isAdmin":true}}}',
  '{"name":1e400}',
  `${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}`,
  '['.repeat(100_000),
  `{"${'k'.repeat(100_000)}":1}`,
  `{${Array.from({ length: 5_000 }, (_, i) => `"k${i}":${i}`).join()}}`,
  '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>',
  'user_id=ada&name=x',
].map((text) => Buffer.from(text));
const INVALID_UTF8 = Buffer.from([0x7b, 0x22, 0x61, 0x22, 0x3a, 0x22, 0xc3, 0x28, 0xff, 0x22, 0x7d]);
const TOO_LARGE = Buffer.from(JSON.stringify({ name: 'x'.repeat(1_100_000) }));

const CONTENT_TYPES = [
  'text/plain',
  'text/xml',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'multipart/form-data',
  'application/json; charset=utf-16',
  'application/json;',
  'application/jsonp',
  'application/problem+json',
  'APPLICATION/JSON',
  '*/*',
  ';',
  'x'.repeat(5_000),
];

const HEADERS: readonly (readonly [string, string | string[]])[] = [
  ['authorization', 'Bearer'],
  ['authorization', 'Bearer x'],
  ['authorization', `Bearer ${'x'.repeat(9_000)}`],
  ['authorization', 'Basic YWRtaW46YWRtaW4='],
  ['authorization', 'Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJhZGEifQ.'],
  ['x-request-id', 'a b\tc'],
  ['x-request-id', 'x'.repeat(5_000)],
  ['idempotency-key', ''],
  ['idempotency-key', 'x'.repeat(300)],
  ['idempotency-key', '"open'],
  ['idempotency-key', ['one', 'two']],
  ['idempotency-key', 'a good key'],
  ['idempotency-key', 'fuzz-1'],
  ['idempotency-key', '"fuzz-2"'],
  ['accept', 'text/html, application/xml;q=0.9, */*;q=0.1, ;;;q=x'],
  ['accept-encoding', 'gzip, br, zstd, *;q=0'],
  ['content-encoding', 'gzip'],
  ['cookie', `a=b; ${'c'.repeat(2_000)}=; =; __proto__=x; =;;;`],
  ['cookie', 'session=%E0%A4%A; x="'],
  ['origin', 'null'],
  ['origin', 'https://evil.example'],
  ['access-control-request-method', 'DELETE'],
  ['host', 'evil.example:99999'],
  ['x-forwarded-for', `${'1.1.1.1,'.repeat(500)}::1`],
  ['x-forwarded-host', 'evil.example'],
  ['x-http-method-override', 'DELETE'],
  ['x-original-url', '/api/keys'],
  ['range', 'bytes=0-,5-1,x'],
  ['if-none-match', '*'],
  ['if-modified-since', 'yesterday'],
  ['expect', 'the-spanish-inquisition'],
  ['upgrade', 'websocket'],
  ['x-utf8', 'Ã¼Ã¼'],
  ['x-huge', 'x'.repeat(17_000)],
  ...Array.from({ length: 3 }, (_, i) => [`x-many-${i}`, Array(200).fill('y')] as const),
];

const SEGMENTS = [
  '..',
  '%2e%2e',
  '%2e%2e%2f%2e%2e%2fetc',
  '.',
  '%00',
  'a%00b',
  '%',
  '%zz',
  '%ff%fe',
  '%c0%ae%c0%ae',
  '%0d%0aX-Injected:%20yes',
  '%F0%9F%99%82',
  'x'.repeat(101),
  'x'.repeat(3_000),
  '0',
  '-1',
  '9'.repeat(33),
  '%20',
  '%2F',
  ';a=b',
  '__proto__',
  'constructor',
  'toString',
  "'%20OR%201=1--",
  '<script>',
  '{id}',
  '*',
  '$%7B7*7%7D',
  '00000000-0000-0000-0000-000000000000',
  'FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF',
];

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'PROPFIND', 'SEARCH', 'PURGE'];

/** An URL cannot hold half of a surrogate pair. */
const wellFormed = (value: unknown) =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString();

type Mutation = (draft: Draft, random: Random) => void;

const asObject = (draft: Draft): Record<string, unknown> | undefined =>
  typeof draft.body === 'object' && draft.body !== null && !Array.isArray(draft.body)
    ? (draft.body as Record<string, unknown>)
    : undefined;

const field = (mutate: (body: Record<string, unknown>, name: string, random: Random) => void): Mutation => {
  return (draft, random) => {
    const body = asObject(draft);
    const names = Object.keys(body ?? {});
    if (body && names.length > 0) mutate(body, random.of(names), random);
  };
};

const MUTATIONS: Readonly<Record<string, Mutation>> = {
  'field of another kind': field((body, name, random) => (body[name] = anything(random))),
  'every field of another kind': (draft, random) => {
    for (const name of Object.keys(asObject(draft) ?? {}))
      (draft.body as Record<string, unknown>)[name] = anything(random);
  },
  'field left out': field((body, name) => delete body[name]),
  'field in a list': field((body, name) => (body[name] = [body[name]])),
  'unknown field': field((body, _name, random) => (body[random.of(TEXTS)] = anything(random))),
  'field too deep': field((body, name) => (body[name] = deep(100))),
  'body of another kind': (draft, random) => void (draft.body = anything(random)),
  'raw body': (draft, random) => void (draft.raw = random.of(RAW_BODIES)),
  'invalid UTF-8': (draft) => void (draft.raw = INVALID_UTF8),
  'body cut off': (draft) => void (draft.raw = Buffer.from(JSON.stringify(draft.body ?? {})).subarray(0, -1)),
  'body too large': (draft, random) => void (random.chance(0.2) && (draft.raw = TOO_LARGE)),
  'content type': (draft, random) => void (draft.headers['content-type'] = random.of(CONTENT_TYPES)),
  'parameter of another kind': (draft, random) => {
    const given = draft.query.length > 0 ? random.of(draft.query) : undefined;
    if (given) given[1] = wellFormed(anything(random));
  },
  'parameter left out': (draft, random) => void draft.query.splice(random.below(draft.query.length || 1), 1),
  'parameter twice': (draft, random) => {
    if (draft.query.length > 0) draft.query.push([random.of(draft.query)[0], wellFormed(random.of(TEXTS))]);
  },
  'parameter in brackets': (draft, random) => {
    if (draft.query.length > 0)
      draft.query.push([`${random.of(draft.query)[0]}[${random.of(['', '0', '__proto__'])}]`, 'x']);
  },
  'unknown parameter': (draft, random) =>
    void draft.query.push([wellFormed(random.of(TEXTS)), wellFormed(random.of(TEXTS))]),
  'many parameters': (draft) =>
    draft.query.push(...Array.from({ length: 300 }, (_, i): [string, string] => [`p${i}`, ''])),
  'raw query': (draft, random) =>
    void draft.query.push([
      '',
      `\u0001${random.of(['%', '%zz', '&&==&', '?', '%00', '%ff', 'a[b][c]=1', '=', '+', '#'])}`,
    ]),
  'path segment': (draft, random) => {
    const segments = draft.path.split('/');
    segments[1 + random.below(segments.length - 1)] = random.of(SEGMENTS);
    draft.path = segments.join('/');
  },
  'path prolonged': (draft, random) =>
    void (draft.path += random.of(['/', '//', '/..', '/.', '%2f', '%00', ';x', '/x', '.json'])),
  'path doubled': (draft) => void (draft.path = draft.path.replaceAll('/', '//')),
  'path in capitals': (draft) => void (draft.path = draft.path.toUpperCase()),
  method: (draft, random) => void (draft.method = random.of(METHODS)),
  header: (draft, random) => {
    const [name, value] = random.of(HEADERS);
    draft.headers[name] = value;
  },
  'no credential': (draft) => void delete draft.headers.authorization,
};
const NAMES = Object.keys(MUTATIONS);

/** Requests of one operation that would do, so that what is done to them is seen beyond the first check. */
export function hostileRequest(
  operation: DocumentedOperation,
  vocabulary: Vocabulary,
  credential: string,
  random: Random,
): HostileRequest {
  const draft = goodDraft(operation, vocabulary, credential, random);
  const mutations = Array.from({ length: 1 + random.below(3) }, () => random.of(NAMES));
  for (const name of mutations) MUTATIONS[name]?.(draft, random);
  return { operation, mutations, ...onTheWire(draft) };
}

function goodDraft(operation: DocumentedOperation, vocabulary: Vocabulary, credential: string, random: Random): Draft {
  const value = (name: string) => vocabulary.value(operation, name, random);
  const path = operation.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(value(name))));
  const query = operation.query
    .filter((parameter) => parameter.required || parameter.name === 'user_id' || random.chance(0.3))
    .map((parameter): [string, string] => [parameter.name, String(value(parameter.name))]);
  const names = Object.keys(operation.body).filter((name) => name === 'user_id' || random.chance(0.7));
  const body = operation.hasBody ? Object.fromEntries(names.map((name) => [name, value(name)])) : undefined;
  return { method: operation.method, path, query, headers: { authorization: `Bearer ${credential}` }, body };
}

function onTheWire({ method, path, query, headers, body, raw }: Draft) {
  // Raw parts carry a mark, so that they are not encoded.
  const encoded = query.map(([name, value]) =>
    value.startsWith('\u0001') ? value.slice(1) : `${encodeURIComponent(name)}=${encodeURIComponent(value)}`,
  );
  const bytes = raw ?? (body === undefined ? undefined : Buffer.from(JSON.stringify(body)));
  const type: Record<string, string> = bytes ? { 'content-type': 'application/json' } : {};
  return {
    method,
    target: encoded.length > 0 ? `${path}?${encoded.join('&')}` : path,
    headers: { ...type, ...headers },
    body: bytes,
  };
}
