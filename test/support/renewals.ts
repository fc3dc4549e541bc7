import { type ConnectionRef } from '../../src/contracts/index.js';
import { type Room, tokens, useRoom, type WireAnswer } from '../faults/refresh-support.js';

/** What a token endpoint answers that renews. */
export const issued = (access: string, refresh?: string): WireAnswer => ({
  body: { access_token: access, expires_in: 3600, ...(refresh && { refresh_token: refresh }) },
});

/** For a whole spec file: connections whose tokens run out, and a provider that renews them or does not. */
export function useRenewals() {
  const { wire, room } = useRoom();

  beforeEach(() => {
    room().clock.onSleep = async () => undefined;
  });

  const rowOf = ({ organizationId, userId, provider }: ConnectionRef) =>
    room().prisma.connection.findUniqueOrThrow({
      where: { organizationId_userId_provider: { organizationId, userId, provider } },
    });

  return {
    wire,
    room,
    /** Answers the token endpoint with the given answers in turn, then the last one; the API takes every token. */
    onToken: (...answers: WireAnswer[]) => {
      const left = [...answers];
      wire.answer = ({ path }) =>
        path === '/token' ? ((left.length > 1 ? left.shift() : left[0]) ?? {}) : { body: {} };
    },
    connect: async (expiresInSeconds: number | null, refresh: string | undefined = 'r-1') => {
      const ref = room().newRef();
      const expiresAt = expiresInSeconds === null ? null : room().clock.in(expiresInSeconds);
      await room().connections.save(ref, tokens('a-1', expiresAt, refresh), {});
      return ref;
    },
    call: (ref: ConnectionRef) => room().api.call(ref, { method: 'GET', path: '/me' }),
    /** Credentials that the API was called with. */
    bearers: () => wire.calls.filter((c) => c.path === '/v1/me').map((c) => c.authorization),
    refreshTokensSent: () => wire.calls.filter((c) => c.path === '/token').map((c) => c.form.get('refresh_token')),
    rowOf,
    change: async (ref: ConnectionRef, data: Parameters<Room['prisma']['connection']['update']>[0]['data']) =>
      room().prisma.connection.update({ where: { id: (await rowOf(ref)).id }, data }),
  };
}
