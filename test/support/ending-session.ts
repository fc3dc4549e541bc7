import { randomUUID } from 'node:crypto';
import { SESSION_SECONDS, SessionTokens } from '../../src/hub/access/session-tokens.js';
import { PrismaService } from '../../src/platform/database/index.js';
import { Vault } from '../../src/platform/vault/index.js';
import { type TestApp } from './app.js';

/** A session of a user of the first organization that runs out in one to two seconds. */
export async function endingSession({ app }: TestApp, userId: string, scopes: readonly string[]) {
  const minting = { where: { name: 'bootstrap' } };
  const { id: keyId, organizationId } = await app.get(PrismaService).apiKey.findFirstOrThrow(minting);
  const mintedAt = Date.now() - (SESSION_SECONDS.max - 2) * 1000;
  const tokens = new SessionTokens(app.get(Vault), () => mintedAt);
  return tokens.sign({ tokenId: randomUUID(), organizationId, userId, scopes, keyId }, SESSION_SECONDS.max);
}
