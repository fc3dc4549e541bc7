// The emulator of others in a process of its own: it is an ES module, which jest here cannot load.
import { createEmulator } from 'emulate';

const { port, seed } = JSON.parse(process.argv[2] ?? '{}');
const { url } = await createEmulator({ service: 'okta', port, seed });
console.log(url);
