import { readDelivery } from './okta.events.js';

const event = {
  uuid: 'f790999f-fe87-467a-9880-6982a583986c',
  published: '2026-11-02T09:30:00.000Z',
  eventType: 'user.lifecycle.create',
  outcome: { result: 'SUCCESS' },
  actor: { id: '00u1', type: 'User', alternateId: 'ada@example.com', displayName: 'Ada' },
  target: [{ id: '00u2', type: 'User', displayName: 'Isaac' }],
};
const delivery = (...events: unknown[]) => ({ eventType: 'com.okta.event_hook', eventId: 'x', data: { events } });

describe('deliveries of Okta', () => {
  it('are events with the identity that the system log gives them too', () => {
    expect(readDelivery(delivery(event))).toEqual([
      {
        type: 'user.lifecycle.create',
        subject: 'user:00u2',
        occurredAt: '2026-11-02T09:30:00.000Z',
        identity: event.uuid,
        data: {
          action: 'user.lifecycle.create',
          outcome: 'SUCCESS',
          actor: '00u1',
          targets: [{ id: '00u2', type: 'User' }],
        },
      },
    ]);
  });

  it('are about who acted, where nothing else is named', () => {
    const [read] = readDelivery(delivery({ ...event, target: null }));
    expect(read?.subject).toBe('user:00u1');
  });

  it.each([null, {}, { eventType: 'other', data: { events: [] } }, delivery({ ...event, uuid: 7 })])(
    'are not %j',
    (body) => {
      expect(() => readDelivery(body)).toThrow(/^This is no delivery of Okta: [\w., :;]*$/);
    },
  );
});
