import 'reflect-metadata';
import { once } from 'node:events';
import { createApp } from '../../src/app.js';
import { EventLog } from '../../src/hub/events/index.js';
import { DeliveryWriter } from '../../src/hub/webhooks/inbox/delivery-writer.js';
import { StoredDeliveries } from '../../src/hub/webhooks/inbox/stored-deliveries.js';
import { readSettings } from '../../src/platform/config/index.js';
import { Log } from '../../src/platform/telemetry/index.js';
import { providerRooms } from '../../src/providers/index.js';
import { countEffects } from './inbox-effects.js';

// A server that is told when and how to begin, so that the next one is ready as soon as this one has been killed.
process.on('disconnect', () => process.exit());
const settings = readSettings(providerRooms.map((room) => room.provider.manifest));
const app = await createApp(settings, new Log('silent'));
countEffects(app);

const told = once(process, 'message');
process.send?.('ready');
const [variant] = await told;

if (variant === 'answers-first') {
  const writer = app.get(DeliveryWriter, { strict: false });
  const store = writer.store.bind(writer);
  writer.store = async (delivery) => void store(delivery).catch(() => undefined);
}
if (variant === 'forgetful') {
  // What was reported before is taken for something new.
  const log = app.get(EventLog);
  const append = log.append.bind(log);
  let reports = 0;
  log.append = (owner, source, events, tx) =>
    append(
      owner,
      source,
      events.map((event) => ({ ...event, identity: `${process.pid} ${++reports}` })),
      tx,
    );
}
if (variant === 'last-first') {
  const stored = app.get(StoredDeliveries, { strict: false });
  const due = stored.due.bind(stored);
  stored.due = async (lane) => {
    const found = await due(lane);
    return { ...found, deliveries: found.deliveries.toReversed() };
  };
}
await app.listen({ host: settings.http.host, port: settings.http.port });
process.send?.('listening');
