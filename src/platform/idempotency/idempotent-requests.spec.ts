import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { createTestDatabase, type TestDatabase } from '../../../test/support/database.js';
import { PrismaService } from '../database/index.js';
import { problem } from '../problem/index.js';
import { Log } from '../telemetry/index.js';
import { generateKeyRing, parseKeyRing, Vault } from '../vault/index.js';
import { type Claim, Claims, defaultOptions } from './claims.js';
import { type AskedRequest, IdempotentRequests } from './idempotent-requests.js';
import { type KeptAnswer } from './kept-answer.js';

const FINGERPRINT = new Uint8Array(32).fill(7);
const ANSWER: KeptAnswer = {
  kind: 'answer',
  status: 201,
  location: '/things/1',
  body: { key: 'sy_shown-once-canary' },
};

describe('IdempotentRequests', () => {
  let database: TestDatabase;
  let prisma: PrismaService;
  let organizationId: string;
  const vault = new Vault(parseKeyRing(generateKeyRing()));
  const log = new Log('silent');
  const roomOf = (leaseMs = defaultOptions.leaseMs) =>
    new IdempotentRequests(new Claims(prisma, log, { ...defaultOptions, leaseMs }), vault, log);

  beforeAll(async () => {
    database = await createTestDatabase();
    prisma = new PrismaService({ url: database.url, poolSize: 10 });
    organizationId = (await prisma.organization.create({ data: { name: 'Test' } })).id;
  });
  afterAll(async () => {
    await prisma.$disconnect();
    await database.drop();
  });

  const asked = (change: Partial<AskedRequest> = {}): AskedRequest => ({
    organizationId,
    userId: 'ada',
    operation: 'things.create',
    key: randomUUID(),
    fingerprint: FINGERPRINT,
    resumable: false,
    ...change,
  });
  const begin = async (request: AskedRequest, room = roomOf()) => (await room.begin(request)) as Claim;
  const setLease = (id: string, leaseUntil: Date | null) =>
    prisma.idempotentRequest.update({ where: { id }, data: { leaseUntil } });
  const rowOf = (id: string) => prisma.idempotentRequest.findUniqueOrThrow({ where: { id } });

  it('lets one of many begin, whichever process asks', async () => {
    const request = asked();
    const tries = Array.from({ length: 40 }, (_, i) => (i % 2 ? roomOf() : roomOf()).begin(request));
    const results = await Promise.allSettled(tries);
    const begun = results.filter((result) => result.status === 'fulfilled');
    const refused = results.flatMap((result) => (result.status === 'rejected' ? [result.reason as object] : []));
    expect(begun).toHaveLength(1);
    expect(refused).toEqual(
      Array(39).fill(expect.objectContaining({ code: 'idempotency_conflict', options: { retryAfterSeconds: 1 } })),
    );
  });

  it('tells the repetitions the answer, which lies sealed in the row', async () => {
    const request = asked();
    const claim = await begin(request);
    await roomOf().succeeded(claim, ANSWER);
    expect(await roomOf().begin(request)).toEqual(ANSWER);
    const row = await rowOf(claim.id);
    expect(row).toMatchObject({ status: 201, leaseUntil: null, attempts: 1 });
    expect(row.answer).not.toContain('canary');
    await expect(vault.open(row.answer ?? '', { organizationId, record: randomUUID(), column: 'x' })).rejects.toThrow();
  });

  it('tells them a definite failure too', async () => {
    const request = asked();
    const errors = [{ field: 'name', message: 'is required', missing: true }];
    await roomOf().failed(await begin(request), problem('validation_failed', { errors, extensions: { hint: 1 } }));
    expect(await roomOf().begin(request)).toEqual({
      kind: 'problem',
      code: 'validation_failed',
      errors,
      extensions: { hint: 1 },
    });
  });

  it('refuses another request under the same key', async () => {
    const request = asked();
    const claim = await begin(request);
    const other = { ...request, fingerprint: new Uint8Array(32) };
    await expect(roomOf().begin(other)).rejects.toMatchObject({ code: 'idempotency_mismatch', status: 422 });
    await roomOf().succeeded(claim, ANSWER);
    await expect(roomOf().begin(other)).rejects.toMatchObject({ code: 'idempotency_mismatch' });
  });

  it('keeps users, organizations and operations apart', async () => {
    const request = asked();
    const { id } = await prisma.organization.create({ data: { name: 'Other' } });
    const claims = [
      await begin(request),
      await begin({ ...request, userId: 'bob' }),
      await begin({ ...request, userId: '' }),
      await begin({ ...request, organizationId: id }),
      await begin({ ...request, operation: 'others.create' }),
    ];
    expect(new Set(claims.map((claim) => claim.id)).size).toBe(5);
  });

  it.each(['unauthenticated', 'forbidden', 'conflict', 'rate_limited', 'provider_rate_limited', 'overloaded'] as const)(
    'begins anew after %s, as the same request',
    async (code) => {
      const request = asked();
      const first = await begin(request);
      await roomOf().failed(first, problem(code));
      expect(await begin(request)).toMatchObject({ id: first.id, attempt: 2 });
    },
  );

  it.each(['internal', 'provider_unavailable', 'database_unavailable', 'idempotency_outcome_unknown'] as const)(
    'says after %s that the outcome is unknown, and begins anew where that can be found out',
    async (code) => {
      const request = asked();
      const first = await begin(request);
      await roomOf().failed(first, problem(code));
      await expect(roomOf().begin(request)).rejects.toMatchObject({ code: 'idempotency_conflict' });
      const { leaseUntil } = await rowOf(first.id);
      expect(Number(leaseUntil)).toBeLessThanOrEqual(Date.now() + defaultOptions.settleMs + 50);
      await setLease(first.id, new Date(Date.now() - 1));
      await expect(roomOf().begin(request)).rejects.toMatchObject({ code: 'idempotency_outcome_unknown', status: 409 });
      expect(await begin({ ...request, resumable: true })).toMatchObject({ id: first.id, attempt: 2 });
    },
  );

  it('takes a silent process for dead when its lease is over, and refuses what it writes later', async () => {
    const request = asked({ resumable: true });
    const dead = await begin(request);
    await expect(roomOf().begin(request)).rejects.toMatchObject({ code: 'idempotency_conflict' });
    await setLease(dead.id, new Date(Date.now() - 1));
    const takers = await Promise.allSettled(Array.from({ length: 10 }, () => begin(request)));
    expect(takers.filter((taker) => taker.status === 'fulfilled')).toHaveLength(1);
    await roomOf().succeeded(dead, ANSWER);
    expect(await rowOf(dead.id)).toMatchObject({ status: null, answer: null, attempts: 2 });
  });

  it('keeps the lease of long work', async () => {
    const room = roomOf(300);
    const request = asked({ resumable: true });
    const claim = await begin(request, room);
    const { leaseUntil } = await rowOf(claim.id);
    let renewed = leaseUntil;
    while (Number(renewed) < Number(leaseUntil) + 300) {
      await expect(room.begin(request)).rejects.toMatchObject({ code: 'idempotency_conflict' });
      await pause(20);
      renewed = (await rowOf(claim.id)).leaseUntil;
    }
    await room.succeeded(claim, ANSWER);
    expect(await room.begin(request)).toEqual(ANSWER);
  });

  it('forgets after its time', async () => {
    const request = asked();
    const claim = await begin(request);
    await roomOf().succeeded(claim, ANSWER);
    await prisma.idempotentRequest.update({ where: { id: claim.id }, data: { expiresAt: new Date(0) } });
    const anew = await begin({ ...request, fingerprint: new Uint8Array(32) });
    expect(anew).toMatchObject({ attempt: 1 });
    expect(anew.id).not.toBe(claim.id);
  });

  it('does not make a guess when the kept answer cannot be opened any more', async () => {
    const request = asked();
    await roomOf().succeeded(await begin(request), ANSWER);
    const claims = new Claims(prisma, log, defaultOptions);
    const stranger = new IdempotentRequests(claims, new Vault(parseKeyRing(generateKeyRing())), log);
    await expect(stranger.begin(request)).rejects.toMatchObject({ code: 'idempotency_outcome_unknown' });
  });
});
