import { generateKeyPairSync, type JsonWebKey, type KeyObject, randomBytes, sign } from 'node:crypto';

interface SigningKey {
  id: string;
  privateKey: KeyObject;
  publicKey: KeyObject;
}

/** Signs ID tokens with a key of its own, which is made when it is first needed and is new in every process. */
export class IdTokenSigner {
  private made: SigningKey | undefined;

  /** @param claims as in https://openid.net/specs/openid-connect-core-1_0.html#IDToken */
  sign(claims: Record<string, unknown>): string {
    const { id, privateKey } = this.key();
    const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
    const signed = `${part({ kid: id, alg: 'RS256' })}.${part(claims)}`;
    return `${signed}.${sign('sha256', Buffer.from(signed), privateKey).toString('base64url')}`;
  }

  /** What the signatures are checked with. */
  publicKeys(): { keys: JsonWebKey[] } {
    const { id, publicKey } = this.key();
    return { keys: [{ ...publicKey.export({ format: 'jwk' }), kid: id, alg: 'RS256', use: 'sig' }] };
  }

  private key(): SigningKey {
    this.made ??= {
      id: randomBytes(24).toString('base64url'),
      ...generateKeyPairSync('rsa', { modulusLength: 2048 }),
    };
    return this.made;
  }
}
