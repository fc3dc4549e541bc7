import { Writable } from 'node:stream';
import { format, inspect } from 'node:util';
import { pino } from 'pino';

import { parseKeyRing, Secret, Vault } from './index.js';
import { reveal } from './reveal.js';

const canary = 'canary-7f3a9c';
const secret = Secret.of(canary);
const holder = { token: secret, list: [secret], map: new Map([['token', secret]]) };

describe('Secret', () => {
  it('gives its text to reveal', () => {
    expect(reveal(secret)).toBe(canary);
  });

  it.each<[string, () => string]>([
    ['JSON', () => JSON.stringify(holder)],
    ['a template', () => `Bearer ${String(secret)}`],
    ['concatenation', () => 'Bearer ' + String(secret)],
    ['inspect', () => inspect(holder, { depth: Infinity, showHidden: true })],
    ['inspect without custom functions', () => inspect(secret, { customInspect: false, showHidden: true })],
    ['format', () => format('%s %o %O %j', secret, secret, secret, secret)],
    [
      'an error and its cause',
      () => inspect(new Error(`with ${String(secret)}`, { cause: holder }), { depth: Infinity }),
    ],
    ['its properties', () => JSON.stringify([Reflect.ownKeys(secret), { ...secret }, Object.entries(secret)])],
    ['a structured clone', () => inspect(structuredClone(secret), { showHidden: true })],
    ['pino', () => logged(holder)],
  ])('does not leak through %s', (_way, print) => {
    expect(print()).not.toContain(canary);
  });

  it('says that something was there', () => {
    expect(String(secret)).toBe('[redacted]');
    expect(JSON.stringify({ secret })).toBe('{"secret":"[redacted]"}');
    expect(inspect(secret)).toBe('[redacted]');
  });
});

it('prints neither ring nor vault keys', () => {
  const root = Buffer.alloc(32, 3);
  const ring = parseKeyRing(`a:${root.toString('base64')}`);
  const printed = inspect([ring, new Vault(ring)], { depth: Infinity, showHidden: true }) + JSON.stringify([ring]);
  expect(printed).not.toMatch(/3, 3|03 03|AwMD/);
});

function logged(value: object): string {
  let output = '';
  const sink = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      output += chunk.toString();
      done();
    },
  });
  pino(sink).info({ value, err: new Error('failed', { cause: value }) }, 'message %s', secret);
  expect(output).toContain('redacted');
  return output;
}
