import { randomUUID } from 'node:crypto';
import { SignJWT } from 'jose';
import { parseKeyRing, Vault } from '../../platform/vault/index.js';
import { type SessionClaims, SessionTokens } from './session-tokens.js';

const base64 = (fill: number) => Buffer.alloc(32, fill).toString('base64');
const OLD_RING = `old:${base64(1)}`;
const START = Date.UTC(2026, 0, 1);

const claims: SessionClaims = {
  tokenId: randomUUID(),
  organizationId: randomUUID(),
  userId: 'user 1/ü',
  scopes: ['one:read', 'connections:read'],
  keyId: randomUUID(),
  audience: undefined,
};

function tokensOf(ring: string) {
  const clock = { now: START };
  return { clock, tokens: new SessionTokens(new Vault(parseKeyRing(ring)), () => clock.now) };
}

describe('SessionTokens', () => {
  it('verifies what it signed, and says when it ends', async () => {
    const { tokens } = tokensOf(OLD_RING);
    const { token, expiresAt } = await tokens.sign(claims, 600);
    expect(await tokens.verify(token)).toEqual({ ...claims, expiresAt });
    expect(expiresAt).toEqual(new Date(START + 600_000));
  });

  it('keeps an audience and an empty list of scopes', async () => {
    const { tokens } = tokensOf(OLD_RING);
    const own = { ...claims, scopes: [], audience: 'https://app.example.com' };
    const { token, expiresAt } = await tokens.sign(own, 30);
    expect(await tokens.verify(token)).toEqual({ ...own, expiresAt });
  });

  it('ends to the second', async () => {
    const { tokens, clock } = tokensOf(OLD_RING);
    const { token } = await tokens.sign(claims, 30);
    clock.now = START + 29_999;
    expect(await tokens.verify(token)).toBeDefined();
    clock.now = START + 30_000;
    expect(await tokens.verify(token)).toBeUndefined();
  });

  it('verifies with every key of the ring, and not without the one that signed', async () => {
    const { token, expiresAt } = await tokensOf(OLD_RING).tokens.sign(claims, 600);
    const both = tokensOf(`new:${base64(2)},${OLD_RING}`).tokens;
    expect(await both.verify(token)).toEqual({ ...claims, expiresAt });
    expect(await tokensOf(`new:${base64(2)}`).tokens.verify(token)).toBeUndefined();
    expect(await tokensOf(`old:${base64(3)}`).tokens.verify(token)).toBeUndefined();
  });

  it('refuses every single changed character', async () => {
    const { tokens } = tokensOf(OLD_RING);
    const { token } = await tokens.sign(claims, 600);
    for (let index = 0; index < token.length - 1; index++) {
      const other = token[index] === 'A' ? 'B' : 'A';
      expect(await tokens.verify(token.slice(0, index) + other + token.slice(index + 1))).toBeUndefined();
    }
  });

  describe('forged by one who somehow has the key', () => {
    const key = new Vault(parseKeyRing(OLD_RING)).derive('session-token').current.key;
    const seconds = START / 1000;
    const payload = {
      iss: 'switchyard',
      aud: 'switchyard',
      sub: 'u',
      org: claims.organizationId,
      key: claims.keyId,
      jti: claims.tokenId,
      scope: '',
      iat: seconds,
      exp: seconds + 600,
    };
    const forge = (change: object, header: object = {}) =>
      new SignJWT({ ...payload, ...change })
        .setProtectedHeader({ alg: 'HS256', typ: 'JWT', kid: 'old', ...header })
        .sign(key);

    it('is valid unchanged, so that each case below fails for its own reason', async () => {
      expect(await tokensOf(OLD_RING).tokens.verify(await forge({}))).toMatchObject({ userId: 'u' });
    });

    it.each([
      ['another issuer', { iss: 'other' }],
      ['another audience', { aud: 'other' }],
      ['an audience list that only contains ours', { aud: ['other', 'switchyard'] }],
      ['no user', { sub: undefined }],
      ['a user with a control character', { sub: 'a\n' }],
      ['no end', { exp: undefined }],
      ['no beginning', { iat: undefined }],
      ['a beginning in the future', { iat: seconds + 60 }],
      ['a life beyond ten minutes', { iat: seconds - 601, exp: seconds + 600 }],
      ['a key that is no id', { key: 'x' }],
      ['no organization', { org: undefined }],
      ['scopes as a list', { scope: ['*'] }],
    ])('fails with %s', async (_what, change) => {
      expect(await tokensOf(OLD_RING).tokens.verify(await forge(change))).toBeUndefined();
    });

    it.each([
      ['another type', { typ: 'at+jwt' }],
      ['no key id', { kid: undefined }],
      ['an unknown key id', { kid: 'other' }],
      ['another algorithm', { alg: 'HS512' }],
    ])('fails with %s', async (_what, header) => {
      const long = Buffer.concat([key, key]);
      const token = await new SignJWT(payload)
        .setProtectedHeader({ alg: 'HS256', typ: 'JWT', kid: 'old', ...header })
        .sign('alg' in header ? long : key);
      expect(await tokensOf(OLD_RING).tokens.verify(token)).toBeUndefined();
    });
  });

  it.each(['', 'a.b.c', 'eyJhbGciOiJub25lIn0.eyJzdWIiOiJhIn0.', '\0', 'e30.e30.e30'])('refuses %j', async (text) => {
    expect(await tokensOf(OLD_RING).tokens.verify(text)).toBeUndefined();
  });

  it('does not accept unsigned tokens', async () => {
    const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const unsigned = `${encode({ alg: 'none', typ: 'JWT', kid: 'old' })}.${encode({ sub: 'u' })}.`;
    expect(await tokensOf(OLD_RING).tokens.verify(unsigned)).toBeUndefined();
  });
});
