import 'reflect-metadata';
import { createApp } from './app.js';
import { ConfigurationError, readSettings } from './platform/config/index.js';
import { migrateDatabase, MigrationError } from './platform/database/index.js';
import { Log } from './platform/telemetry/index.js';
import { providerRooms } from './providers/index.js';

/** Tells the supervisor of `npm start`, where there is one. */
const tell = (message: object) => process.send?.(message);

async function boot() {
  const settings = readSettings(providerRooms.map((room) => room.provider.manifest));
  const log = new Log(settings.log.level);
  const applied = await migrateDatabase(settings.database.url);
  const app = await createApp(settings, log);
  await app.listen({ host: settings.http.host, port: settings.http.port });
  const url = settings.http.publicUrl;
  log.info('listening', { url, count: applied.length });
  tell({ type: 'ready', url, apiKeyFile: settings.access.bootstrapKeyFile });
  stopOrderly(app, log);
}

/** SIGTERM, SIGINT and the end of the supervisor: finish what is in flight, then end. */
function stopOrderly(app: Awaited<ReturnType<typeof createApp>>, log: Log) {
  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    log.info('stopping');
    void app
      .close()
      .then(() => log.flush())
      .then(() => process.exit(0));
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  process.on('disconnect', stop);
}

boot().catch((error: unknown) => {
  const message = error instanceof Error ? error.message : String(error);
  // Starting again would not help: only a person can mend these.
  const isFatal = error instanceof ConfigurationError || error instanceof MigrationError;
  tell({ type: isFatal ? 'fatal' : 'failed', message });
  process.stderr.write(`${message}\n`);
  process.exitCode = 1;
  process.disconnect?.();
  setTimeout(() => process.exit(1), 100).unref();
});
