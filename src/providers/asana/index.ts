import { type Provider } from '../../contracts/index.js';
import { identify, testConnection } from './asana.identity.js';
import { asanaManifest } from './asana.manifest.js';

export { AsanaModule } from './asana.module.js';
export const asana: Provider = { manifest: asanaManifest, identify, test: (call) => testConnection(call) };
