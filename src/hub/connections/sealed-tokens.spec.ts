import { tokens, useRoom } from '../../../test/faults/refresh-support.js';
import { type ConnectionRef } from '../../contracts/index.js';

const { wire, room } = useRoom();

const connect = async (name: string) => {
  const ref = room().newRef();
  const { id } = await room().connections.save(ref, tokens(`LIVE.${name}`, null, `RENEW.${name}`));
  return { ref, id };
};
const call = (ref: ConnectionRef) => room().api.call(ref, { method: 'GET', path: '/me' });

/** Nothing was sent to the provider, and neither token shows in what the caller would be told or the log would get. */
async function expectClosed(attempt: Promise<unknown>) {
  const error = (await attempt.catch((e: unknown) => e)) as Error;
  expect(error).toMatchObject({ code: 'internal', message: expect.stringContaining('do not open on this server') });
  expect(JSON.stringify([error, error.cause, error.message, error.stack])).not.toMatch(/LIVE|RENEW|eyJ/);
  expect(wire.calls).toHaveLength(0);
}

describe('a sealed token', () => {
  it('lies in the row without being readable', async () => {
    const { id } = await connect('plain');
    const row = await room().prisma.connection.findUniqueOrThrow({ where: { id } });
    expect(row.accessToken).not.toContain('LIVE.plain');
    expect(row.refreshToken).not.toContain('RENEW.plain');
  });

  it('opens in its own row', async () => {
    const { ref } = await connect('own');
    await call(ref);
    expect(wire.calls[0]?.authorization).toBe('Bearer LIVE.own');
  });

  it('keeps its id, and so its binding, when it is replaced', async () => {
    const { ref, id } = await connect('first');
    const again = await room().connections.save(ref, tokens('LIVE.second', null));
    expect(again).toMatchObject({ id, hasRefreshToken: false });
    await call(ref);
    expect(wire.calls[0]?.authorization).toBe('Bearer LIVE.second');
  });

  it('does not open in another row', async () => {
    const [a, b] = [await connect('a'), await connect('b')];
    await room().prisma.$executeRaw`
      UPDATE connections SET access_token = (SELECT access_token FROM connections WHERE id = ${a.id}::uuid)
      WHERE id = ${b.id}::uuid`;
    await expectClosed(call(b.ref));
  });

  it('does not open in another column', async () => {
    const { ref, id } = await connect('column');
    await room().prisma.$executeRaw`UPDATE connections SET access_token = refresh_token WHERE id = ${id}::uuid`;
    await expectClosed(call(ref));
  });

  it('does not open as a refresh token of another row, and gives the lease back', async () => {
    const [a, b] = [await connect('c'), await connect('d')];
    await room().prisma.$executeRaw`
      UPDATE connections SET refresh_token = (SELECT refresh_token FROM connections WHERE id = ${a.id}::uuid)
      WHERE id = ${b.id}::uuid`;
    await expectClosed(room().connections.refresh(b.ref));
    expect(await room().prisma.connection.findUnique({ where: { id: b.id } })).toMatchObject({
      leaseUntil: null,
      status: 'active',
    });
  });

  it('does not open in another organization', async () => {
    const { ref, id } = await connect('moved');
    const other = await room().prisma.organization.create({ data: { name: 'Other' } });
    await room().prisma.$executeRaw`UPDATE connections SET organization_id = ${other.id}::uuid WHERE id = ${id}::uuid`;
    await expectClosed(call({ ...ref, organizationId: other.id }));
  });

  it('does not open when it was changed', async () => {
    const { ref, id } = await connect('changed');
    await room().prisma.$executeRaw`
      UPDATE connections SET access_token = overlay(access_token placing 'AAAA' from length(access_token) - 40 for 4)
      WHERE id = ${id}::uuid`;
    await expectClosed(call(ref));
  });

  it('that does not open can still be disconnected and replaced', async () => {
    const { ref, id } = await connect('broken');
    await room().prisma
      .$executeRaw`UPDATE connections SET access_token = 'x', refresh_token = 'y' WHERE id = ${id}::uuid`;
    expect(await room().connections.end(ref)).toEqual({ revoked: false });
    expect(await room().connections.find(ref)).toBeUndefined();
    expect(wire.calls).toHaveLength(0);
  });
});
