import 'reflect-metadata';
import { createApp } from '../../src/app.js';
import { TaskSearch } from '../../src/features/callbacks/tasks/task-search.js';
import { TaskLinks } from '../../src/features/callbacks/tasks/task-links.js';
import { TaskSender } from '../../src/features/callbacks/tasks/task-sender.js';
import { readSettings } from '../../src/platform/config/index.js';
import { Log } from '../../src/platform/telemetry/index.js';
import { providerRooms } from '../../src/providers/index.js';

// A server that dies at a point of the making of a callback task, or that does without what makes it once.
process.on('disconnect', () => process.exit());
const [, , variant = ''] = process.argv;
const settings = readSettings(providerRooms.map((room) => room.provider.manifest));
const app = await createApp(settings, new Log('silent'));
const die = (): never => {
  process.kill(process.pid, 'SIGKILL');
  throw new Error('unreachable');
};

const sender = app.get(TaskSender, { strict: false });
const send = sender.send.bind(sender);
const links = app.get(TaskLinks, { strict: false });
switch (variant) {
  case 'dies-before-call':
    sender.send = async () => die();
    break;
  case 'dies-before-link':
    links.link = async () => die();
    break;
  case 'dies-after-link':
    sender.send = async (...given) => {
      await send(...given);
      return die();
    };
    break;
  case 'without-lookup':
    // The broken variant: what may have been sent is simply sent again.
    app.get(TaskSearch, { strict: false }).find = async () => undefined;
    break;
  case 'as-it-is':
  case 'dies-during-call':
    // Killed from outside, if at all.
    break;
  default:
    throw new Error(`There is no variant "${variant}".`);
}
await app.listen({ host: settings.http.host, port: settings.http.port });
process.send?.('ready');
