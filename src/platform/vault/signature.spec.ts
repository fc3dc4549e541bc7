import { createHmac } from 'node:crypto';
import { isSameSecret, isSignedWith, Secret, sign } from './index.js';

const SECRET = 'c4fc8a11a5f0';
const BODY = Buffer.from('{"events":[]}');
const hex = { algorithm: 'sha256', encoding: 'hex' } as const;
const signed = (encoding: 'hex' | 'base64', key = SECRET, body = BODY) =>
  createHmac('sha256', key).update(body).digest(encoding);
const accepts = (signature: string) => isSignedWith(Secret.of(SECRET), BODY, signature, hex);

describe('a signature', () => {
  it.each(['hex', 'base64'] as const)('is right in %s', (encoding) => {
    const right = signed(encoding);
    expect(isSignedWith(Secret.of(SECRET), BODY, right, { algorithm: 'sha256', encoding })).toBe(true);
  });

  it.each([
    ['is empty', ''],
    ['lacks its end', signed('hex').slice(0, -1)],
    ['goes on', `${signed('hex')}0`],
    ['is spelt otherwise', signed('hex').toUpperCase()],
    ['has another encoding', signed('base64')],
    ['is of another secret', signed('hex', 'c4fc8a11a5f1')],
    ['is of other bytes', signed('hex', SECRET, Buffer.from('{"events":[] }'))],
    ['has as many characters but more bytes', `${'é'.repeat(32)}${'0'.repeat(32)}`],
  ])('is wrong when it %s', (_, signature) => {
    expect(accepts(signature)).toBe(false);
  });

  it('is wrong in every place where one character differs', () => {
    const right = signed('hex');
    const other = (character: string) => (character === '0' ? '1' : '0');
    const mutated = [...right].map((c, at) => right.slice(0, at) + other(c) + right.slice(at + 1));
    expect(mutated.filter(accepts)).toEqual([]);
  });
});

it('is made with a key of bytes where the secret is their base64', () => {
  const key = Buffer.from([0, 255, 128, 7]);
  const form = { algorithm: 'sha256', encoding: 'base64', key: 'base64' } as const;
  const made = sign(Secret.of(key.toString('base64')), BODY, form);
  expect(made).toBe(createHmac('sha256', key).update(BODY).digest('base64'));
  expect(isSignedWith(Secret.of(key.toString('base64')), BODY, made, form)).toBe(true);
});

describe('two secrets', () => {
  it('are the same, or not', () => {
    expect(isSameSecret(Secret.of('abc'), Secret.of('abc'))).toBe(true);
    expect(isSameSecret(Secret.of('abc'), Secret.of('abd'))).toBe(false);
    expect(isSameSecret(Secret.of('abc'), Secret.of('abcd'))).toBe(false);
  });
});
