import 'reflect-metadata';
import { once } from 'node:events';
import { createApp } from '../../src/app.js';
import { GENERATOR_OPTIONS } from '../../src/features/generator/engine/generator-options.js';
import { readSettings } from '../../src/platform/config/index.js';
import { Log } from '../../src/platform/telemetry/index.js';
import { providerRooms } from '../../src/providers/index.js';

// A worker that is told when and how to begin, so that the next one is ready as soon as this one has been killed.
process.on('disconnect', () => process.exit());
const settings = readSettings(providerRooms.map((room) => room.provider.manifest));
const app = await createApp(settings, new Log('silent'));

const told = once(process, 'message');
process.send?.('ready');
const [variant] = await told;

// The broken variant: nothing is written down before it is made.
if (variant === 'without-intents') {
  const options: { writesIntents: boolean } = app.get(GENERATOR_OPTIONS, { strict: false });
  options.writesIntents = false;
}
await app.listen({ host: settings.http.host, port: settings.http.port });
