import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { DatabaseLine } from '../support/database-line.js';
import { type Room, startRoom, tokens, WireProvider } from './refresh-support.js';

describe('the database goes away while a provider is called', () => {
  const wire = new WireProvider();
  let database: TestDatabase;
  let line: DatabaseLine;
  let room: Room;

  beforeAll(async () => {
    database = await createTestDatabase();
    line = new DatabaseLine(new URL(database.url));
    room = await startRoom(await line.mend(), await wire.start());
  });
  afterAll(async () => {
    await line.mend();
    await room.stop();
    await line.cut();
    await wire.stop();
    await database.drop();
  });

  const answerWhileCutting = () => {
    wire.calls.length = 0;
    wire.answer = async ({ path }) => {
      if (path !== '/token') return { body: {} };
      await line.cut();
      return { body: { access_token: 'a-2', refresh_token: 'r-2', expires_in: 3600 } };
    };
  };
  const connectDue = async () => {
    const ref = room.newRef();
    await room.connections.save(ref, tokens('a-1', room.clock.in(0), 'r-1'));
    return ref;
  };

  it('the only copy of the rotated tokens is kept until it can be stored', async () => {
    const ref = await connectDue();
    answerWhileCutting();
    let pauses = 0;
    room.clock.onSleep = async () => {
      pauses += 1;
      if (pauses === 3) await line.mend();
    };
    await room.api.call(ref, { method: 'GET', path: '/me' });
    expect(pauses).toBeGreaterThanOrEqual(3);
    expect(wire.calls.map((call) => call.path)).toEqual(['/token', '/v1/me']);
    expect(wire.calls[1]?.authorization).toBe('Bearer a-2');
    expect(await room.connections.find(ref)).toMatchObject({ status: 'active', expiresAt: expect.any(Date) });
  });

  it('is given up when the lease is over, and the new tokens were not used', async () => {
    const ref = await connectDue();
    answerWhileCutting();
    room.clock.onSleep = async () => undefined;
    await expect(room.api.call(ref, { method: 'GET', path: '/me' })).rejects.toThrow();
    await line.mend();
    expect(wire.calls.map((call) => call.path)).toEqual(['/token']);
    expect(await room.connections.find(ref)).toMatchObject({ status: 'active' });
  });

  it('a call that the provider carried out is not reported as failed', async () => {
    const ref = room.newRef();
    await room.connections.save(ref, tokens('a-1', null));
    wire.answer = async () => {
      await line.cut();
      return { status: 201, body: { id: 1 } };
    };
    const response = await room.api.call(ref, { method: 'POST', path: '/orders', body: {} });
    await line.mend();
    expect(response).toMatchObject({ status: 201, body: { id: 1 } });
  });
});
