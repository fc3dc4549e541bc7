import { randomUUID } from 'node:crypto';
import { type ServedRoute } from '../../src/hub/access/index.js';
import { Scopes } from '../../src/hub/access/scopes.js';
import { SessionTokens } from '../../src/hub/access/session-tokens.js';
import { PrismaService } from '../../src/platform/database/index.js';
import { Vault } from '../../src/platform/vault/index.js';
import { type TestApp } from '../support/app.js';
import { type Attempt } from './authz-attempts.js';
import { OWNER } from './authz-holdings.js';

const HOUR_MS = 3_600_000;
const owner = { user_id: OWNER };

export const scopeOf = ({ operation }: ServedRoute): string | undefined =>
  operation && 'scope' in operation.access ? operation.access.scope?.replace('{provider}', 'asana') : undefined;

export async function makeKey(server: TestApp, scopes: readonly string[], user_id?: string): Promise<string> {
  const { body } = await server.http().post('/api/keys').send({ name: 'probe', scopes, user_id }).expect(201);
  return body.key as string;
}

export async function makeSession(server: TestApp, user_id: string): Promise<string> {
  return (await server.http().post('/api/sessions').send({ user_id }).expect(201)).body.token as string;
}

/** Everybody but the owner. */
export async function foreignIdentities(server: TestApp): Promise<(route: ServedRoute) => Attempt[]> {
  const prisma = server.app.get(PrismaService);
  const { ofKeys, ofSessions } = server.app.get(Scopes);
  const { organizationId } = await prisma.apiKey.findFirstOrThrow({ where: { name: 'bootstrap' } });
  const allBut = (scope: string) => ofKeys.filter((one) => one !== '*' && one !== scope);
  const newestKey = () => prisma.apiKey.findFirstOrThrow({ where: { name: 'probe' }, orderBy: { id: 'desc' } });

  const expiredKey = await makeKey(server, ['*']);
  const { id: keyId } = await newestKey();
  const anothers = await makeSession(server, 'another user');
  const expiredSession = await new SessionTokens(server.app.get(Vault), () => Date.now() - HOUR_MS).sign(
    { tokenId: randomUUID(), organizationId, userId: OWNER, scopes: ofSessions, keyId },
    600,
  );
  await prisma.apiKey.update({ where: { id: keyId }, data: { expiresAt: new Date(0) } });
  // With all scopes of another organization, where a user has the owner's id too.
  const elsewhere = await makeKey(server, ['*']);
  const organization = await prisma.organization.create({ data: { name: 'another' } });
  await prisma.apiKey.update({ where: { id: (await newestKey()).id }, data: { organizationId: organization.id } });
  const undelegated = await makeKey(server, allBut('users:delegate'));
  const lacking = new Map<string, string>();
  for (const scope of ofKeys) lacking.set(scope, await makeKey(server, allBut(scope)));

  const forgedSession = anothers.replace(/.{10}$/, 'AAAAAAAAAA');
  const everywhere: Attempt[] = [
    { identity: '1 nobody', credential: null, named: owner, refusal: [401] },
    { identity: '2 a forged key', credential: `sy_${'f'.repeat(43)}`, named: owner, refusal: [401] },
    { identity: '2 an expired key', credential: expiredKey, named: owner, refusal: [401] },
    { identity: '2 a forged session', credential: forgedSession, named: owner, refusal: [401] },
    { identity: '2 an expired session', credential: expiredSession.token, named: owner, refusal: [401] },
    {
      identity: '3 another organization',
      credential: elsewhere,
      named: { ...owner, organizationId },
      refusal: [404],
    },
    { identity: '3 another organization, same user id', credential: elsewhere, named: owner },
    { identity: '3 another organization, nobody named', credential: elsewhere },
    { identity: '4 another user', credential: anothers, named: owner, refusal: [403, 404] },
    { identity: '6 without the delegate scope', credential: undelegated, named: owner, refusal: [404] },
  ];
  // Where a route is about the organization, nobody need be named.
  const unnamed: Attempt[] = [
    { identity: '4 another user, nobody named', credential: anothers },
    { identity: '6 without the delegate scope, nobody named', credential: undelegated },
  ];
  return (route) => {
    const access = route.operation?.access;
    if (!access || 'anonymous' in access) return [];
    const scope = scopeOf(route);
    const scopeless = { identity: '6 without the scope', credential: lacking.get(scope ?? '') ?? '', named: owner };
    return [
      ...everywhere,
      ...(access.acting === 'none' ? [] : unnamed),
      ...(scope ? [{ ...scopeless, refusal: [403] }] : []),
    ];
  };
}
