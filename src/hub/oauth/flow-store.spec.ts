import { randomUUID } from 'node:crypto';
import { createTestDatabase, type TestDatabase } from '../../../test/support/database.js';
import { PrismaService } from '../../platform/database/index.js';
import { generateKeyRing, parseKeyRing, Secret, Vault } from '../../platform/vault/index.js';
import { reveal } from '../../platform/vault/reveal.js';
import { type FlowDraft, FlowStore, newFlowTicket } from './flow-store.js';

const START = Date.parse('2026-11-21T12:00:00Z');
const VERIFIER = 'verifier-0123456789-0123456789-0123456789-abc';
const RETURN_URL = 'https://app.example.com/cb';

describe('FlowStore', () => {
  let database: TestDatabase;
  let prisma: PrismaService;
  let flows: FlowStore;
  let now = START;
  const org = randomUUID();
  const otherOrg = randomUUID();
  const ann = { organizationId: org, userId: 'ann', provider: 'asana' };

  const begin = async (draft: Partial<FlowDraft> = {}) => {
    const ticket = newFlowTicket();
    await flows.begin(ticket, { ...ann, scopes: ['tasks:read'], ...draft }, Secret.of(VERIFIER));
    return ticket;
  };
  const count = () => prisma.oAuthFlow.count();

  beforeAll(async () => {
    database = await createTestDatabase();
    prisma = new PrismaService({ url: database.url, poolSize: 10 });
    flows = new FlowStore(prisma, new Vault(parseKeyRing(generateKeyRing())), { now: () => now });
    await prisma.organization.createMany({ data: [org, otherOrg].map((id) => ({ id, name: id })) });
  });
  afterAll(async () => {
    await prisma.$disconnect();
    await database.drop();
  });
  beforeEach(async () => {
    now = START;
    await prisma.oAuthFlow.deleteMany();
  });

  it('keeps neither state nor verifier in the clear', async () => {
    const { state } = await begin();
    const row = await prisma.oAuthFlow.findFirstOrThrow();
    expect(state).toMatch(/^[\w-]{43}$/);
    expect(row.stateHash).toHaveLength(32);
    for (const secret of [state, VERIFIER]) expect(JSON.stringify(row)).not.toContain(secret);
    expect(row.expiresAt.getTime() - START).toBe(600_000);
  });

  it('gives a browser flow back whole, with its verifier', async () => {
    const { id, state } = await begin({ browserHash: Buffer.alloc(32, 3) });
    const flow = await flows.claimForBrowser('asana', state);
    expect(flow).toMatchObject({ id, ...ann, scopes: ['tasks:read'], returnUrl: null, clientState: null });
    expect(Buffer.from(flow?.browserHash ?? [])).toEqual(Buffer.alloc(32, 3));
    expect(flow && reveal((await flows.verifier(flow)) ?? Secret.of(''))).toBe(VERIFIER);
  });

  it('does not open the verifier of another flow', async () => {
    const one = await begin();
    const two = await begin();
    const [a, b] = [await flows.claimForBrowser('asana', one.state), await flows.claimForBrowser('asana', two.state)];
    if (!a || !b) throw new Error('expected both flows');
    await expect(flows.verifier({ ...a, verifier: b.verifier })).rejects.toMatchObject({ code: 'wrong_binding' });
  });

  it('gives a state to one of twenty who ask at once', async () => {
    const { state } = await begin();
    const claims = await Promise.all(Array.from({ length: 20 }, () => flows.claimForBrowser('asana', state)));
    expect(claims.filter(Boolean)).toHaveLength(1);
    expect(await flows.claimForBrowser('asana', state)).toBeUndefined();
  });

  it('spends a state that is shown to another provider’s callback', async () => {
    const { state } = await begin();
    expect(await flows.claimForBrowser('road-runner', state)).toBeUndefined();
    expect(await flows.claimForBrowser('asana', state)).toBeUndefined();
  });

  it.each([
    [599_999, true],
    [600_000, false],
  ])('after %d ms a state is good: %s', async (elapsed, good) => {
    const browser = await begin();
    const relayed = await begin({ returnUrl: RETURN_URL });
    const client = await begin({ returnUrl: RETURN_URL });
    now += elapsed;
    expect((await flows.relay('asana', relayed.state)) !== undefined).toBe(good);
    expect((await flows.claimForBrowser('asana', browser.state)) !== undefined).toBe(good);
    expect((await flows.claimForClient(ann, client.state)) !== undefined).toBe(good);
  });

  it('relays a client’s flow once, and leaves it to the client', async () => {
    const { state } = await begin({ returnUrl: RETURN_URL });
    expect(await flows.relay('road-runner', state)).toBeUndefined();
    expect(await flows.claimForBrowser('asana', state)).toBeUndefined();
    const relays = await Promise.all(Array.from({ length: 20 }, () => flows.relay('asana', state)));
    expect(relays.filter(Boolean)).toHaveLength(1);
    expect(await flows.claimForClient(ann, state)).toMatchObject({ returnUrl: RETURN_URL });
    expect(await flows.claimForClient(ann, state)).toBeUndefined();
  });

  it('never relays a browser’s flow', async () => {
    const { state } = await begin();
    expect(await flows.relay('asana', state)).toBeUndefined();
  });

  it.each([
    ['another user', { userId: 'bob' }],
    ['another organization', { organizationId: otherOrg }],
    ['another provider', { provider: 'road-runner' }],
  ])('keeps a client’s flow from %s', async (_, foreign) => {
    const { state } = await begin({ returnUrl: RETURN_URL, clientState: 'mine' });
    expect(await flows.claimForClient({ ...ann, ...foreign }, state)).toBeUndefined();
    expect(await flows.claimForClient({ ...ann, ...foreign }, 'mine')).toBeUndefined();
    expect(await flows.ownerOf(state)).toEqual(ann);
    expect(await flows.claimForClient(ann, 'mine')).toBeDefined();
  });

  it('finishes the last flow of a client that reuses its state, and ends the older ones', async () => {
    await begin({ returnUrl: RETURN_URL, clientState: 'always-the-same' });
    now += 1;
    const last = await begin({ returnUrl: RETURN_URL, clientState: 'always-the-same' });
    expect(await flows.claimForClient(ann, 'always-the-same')).toMatchObject({ id: last.id });
    expect(await flows.claimForClient(ann, 'always-the-same')).toBeUndefined();
    expect(await count()).toBe(0);
  });

  it('clears expired flows away when new ones begin, a hundred at a time', async () => {
    const data = Array.from({ length: 101 }, () => ({
      ...ann,
      stateHash: Buffer.from(randomUUID()),
      expiresAt: new Date(START - 1),
    }));
    await prisma.oAuthFlow.createMany({ data });
    const { state } = await begin();
    expect(await count()).toBe(2);
    await begin();
    expect(await count()).toBe(2);
    expect(await flows.claimForBrowser('asana', state)).toBeDefined();
  });
});
