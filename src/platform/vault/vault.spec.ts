import { CompactEncrypt } from 'jose';
import { Test } from '@nestjs/testing';

import { generateKeyRing, KeyRingError, parseKeyRing, Secret, Vault, VaultError, VaultModule } from './index.js';
import { reveal } from './reveal.js';

const base64 = (fill: number, bytes = 32) => Buffer.alloc(bytes, fill).toString('base64');
const oldRing = `old:${base64(1)}`;
const rotatedRing = `new:${base64(2)},${oldRing}`;
const vaultWith = (ring: string) => new Vault(parseKeyRing(ring));

const binding = { organizationId: 'org_1', record: 'con_1', column: 'connection.access_token' };
const plain = 'xoxb-plain-token-é';

async function failure(promise: Promise<unknown>): Promise<VaultError> {
  const error: unknown = await promise.then(
    () => new Error('it opened'),
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(VaultError);
  return error as VaultError;
}

describe('Vault', () => {
  const vault = vaultWith(oldRing);

  it('opens what it sealed, under the same binding', async () => {
    const sealed = await vault.seal(Secret.of(plain), binding);
    expect(sealed).not.toContain(plain);
    expect(reveal(await vault.open(sealed, { ...binding }))).toBe(plain);
  });

  it('opens an empty secret and never seals to the same text twice', async () => {
    const texts = await Promise.all([vault.seal(Secret.of(''), binding), vault.seal(Secret.of(''), binding)]);
    expect(texts[0]).not.toBe(texts[1]);
    expect(reveal(await vault.open(texts[0], binding))).toBe('');
  });

  it.each([
    ['organization', { ...binding, organizationId: 'org_2' }],
    ['record', { ...binding, record: 'con_2' }],
    ['column', { ...binding, column: 'connection.refresh_token' }],
    ['organization and record swapped', { ...binding, organizationId: 'con_1', record: 'org_1' }],
    ['spelling', { ...binding, organizationId: 'ORG_1' }],
  ])('does not open after a move to another %s', async (_what, moved) => {
    const sealed = await vault.seal(Secret.of(plain), binding);
    expect((await failure(vault.open(sealed, moved))).code).toBe('wrong_binding');
  });

  it('does not open when the header was rewritten to fit the new place', async () => {
    const [, ...rest] = (await vault.seal(Secret.of(plain), binding)).split('.');
    const moved = { ...binding, record: 'con_2' };
    const header = { alg: 'dir', enc: 'A256GCM', kid: 'old', org: 'org_1', rec: 'con_2', col: binding.column };
    const forged = [Buffer.from(JSON.stringify(header)).toString('base64url'), ...rest].join('.');
    expect((await failure(vault.open(forged, moved))).code).toBe('corrupt');
  });

  it('does not open with any single character changed', async () => {
    const sealed = await vault.seal(Secret.of(plain), binding);
    for (let index = 0; index < sealed.length; index++) {
      const other = sealed[index] === 'A' ? 'B' : 'A';
      const error = await failure(vault.open(sealed.slice(0, index) + other + sealed.slice(index + 1), binding));
      expect(['corrupt', 'unknown_key']).toContain(error.code);
    }
  });

  it('takes 16-byte tags only', async () => {
    const sealed = await vault.seal(Secret.of(plain), binding);
    const [header, , nonce, ciphertext = '', tag = ''] = sealed.split('.');
    const tagBytes = Buffer.from(tag, 'base64url');
    for (let length = 0; length < 16; length++) {
      const short = tagBytes.subarray(0, length).toString('base64url');
      const error = await failure(vault.open([header, '', nonce, ciphertext, short].join('.'), binding));
      expect(error.code).toBe('corrupt');
    }
    // The same bytes with the border between ciphertext and tag moved would authenticate in WebCrypto.
    const bytes = Buffer.from(ciphertext, 'base64url');
    const longTag = Buffer.concat([bytes.subarray(-1), tagBytes]).toString('base64url');
    const moved = [header, '', nonce, bytes.subarray(0, -1).toString('base64url'), longTag].join('.');
    expect((await failure(vault.open(moved, binding))).code).toBe('corrupt');
  });

  it('refuses every other algorithm and extra header fields', async () => {
    const key = parseKeyRing(oldRing).derive('seal').current.key;
    const header = { alg: 'dir', enc: 'A256GCM', kid: 'old', org: 'org_1', rec: 'con_1', col: binding.column };
    const forge = (changed: object, secret = key) =>
      new CompactEncrypt(Buffer.from(plain)).setProtectedHeader({ ...header, ...changed }).encrypt(secret);
    expect(reveal(await vault.open(await forge({}), binding))).toBe(plain);
    const others = [
      forge({ enc: 'A128CBC-HS256' }),
      forge({ enc: 'A128GCM' }, key.subarray(0, 16)),
      forge({ alg: 'A256KW' }),
      forge({ zip: 'DEF' }),
      forge({ extra: 1 }),
    ];
    for (const sealed of await Promise.all(others)) {
      expect((await failure(vault.open(sealed, binding))).code).toBe('corrupt');
    }
  });

  it.each(['', 'plain text', 'a.b.c', '....', 'e30..AAAAAAAAAAAAAAAA.AA.AAAAAAAAAAAAAAAAAAAAAA'])(
    'calls %j corrupt',
    async (text) => {
      expect((await failure(vault.open(text, binding))).code).toBe('corrupt');
      expect(() => vault.needsReseal(text)).toThrow(VaultError);
    },
  );

  it('rotates: the second key still opens, the first seals, a dropped key is unknown', async () => {
    const rotated = vaultWith(rotatedRing);
    const before = await vault.seal(Secret.of(plain), binding);
    expect(rotated.needsReseal(before)).toBe(true);

    const after = await rotated.seal(await rotated.open(before, binding), binding);
    expect(rotated.needsReseal(after)).toBe(false);
    expect(reveal(await rotated.open(after, binding))).toBe(plain);
    expect((await failure(vault.open(after, binding))).code).toBe('unknown_key');
  });

  it('does not open with another key under the same id', async () => {
    const sealed = await vault.seal(Secret.of(plain), binding);
    const error = await failure(vaultWith(`old:${base64(9)}`).open(sealed, binding));
    expect(error.code).toBe('corrupt');
    expect(error.cause).toBeUndefined();
  });

  it('derives keys that depend on purpose and root only', () => {
    const { current, all } = vaultWith(rotatedRing).derive('session');
    expect(current.id).toBe('new');
    expect(current.key).toHaveLength(32);
    expect([...all.keys()]).toEqual(['new', 'old']);
    expect(all.get('old')).toEqual(vaultWith(oldRing).derive('session').current.key);
    expect(all.get('old')).not.toEqual(all.get('new'));
    expect(vault.derive('other').current.key).not.toEqual(vault.derive('session').current.key);
  });

  it('does not derive the sealing key for a caller', () => {
    expect(vault.derive('seal').current.key).not.toEqual(parseKeyRing(oldRing).derive('seal').current.key);
  });

  it('is offered by its module', async () => {
    const module = await Test.createTestingModule({
      imports: [VaultModule.forRootAsync({ useFactory: () => parseKeyRing(oldRing) })],
    }).compile();
    const offered = module.get(Vault);
    expect(reveal(await offered.open(await vault.seal(Secret.of(plain), binding), binding))).toBe(plain);
  });
});

describe('parseKeyRing', () => {
  it('reads what generateKeyRing makes, a different one each time', () => {
    const [first, second] = [generateKeyRing(), generateKeyRing()];
    expect(first).not.toBe(second);
    expect(parseKeyRing(first).derive('x').current.key).toHaveLength(32);
  });

  it('allows spaces around entries', () => {
    expect([
      ...parseKeyRing(` a:${base64(1)} , b:${base64(2)} `)
        .derive('x')
        .all.keys(),
    ]).toEqual(['a', 'b']);
  });

  it.each([
    ['nothing', '', 'key 1'],
    ['no id', base64(3), 'key 1'],
    ['an empty id', `:${base64(3)}`, 'key 1'],
    ['a bad id', `a b:${base64(3)}`, 'key 1'],
    ['a long id', `${'a'.repeat(33)}:${base64(3)}`, 'key 1'],
    ['a short key', `a:${base64(3, 31)}`, 'key 1'],
    ['a long key', `a:${base64(1)},b:${base64(3, 33)}`, 'key 2'],
    ['text that is not base64', `a:${base64(3).replace('A', '!')}`, 'key 1'],
    ['a trailing comma', `a:${base64(3)},`, 'key 2'],
    ['an id twice', `a:${base64(1)},a:${base64(3)}`, 'key 2'],
    ['a key twice', `a:${base64(3)},b:${base64(3)}`, 'key 2'],
  ])('refuses %s, naming the position and no key', (_what, text, position) => {
    expect(() => parseKeyRing(text)).toThrow(KeyRingError);
    expect(() => parseKeyRing(text)).toThrow(position);
    expect(() => parseKeyRing(text)).not.toThrow(/AwMD/);
  });
});
