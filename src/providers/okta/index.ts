import { type Provider } from '../../contracts/index.js';
import { explainError } from './okta.errors.js';
import { identify, testConnection } from './okta.identity.js';
import { oktaManifest } from './okta.manifest.js';
import { oktaWebhooks } from './webhooks/okta.webhooks.js';

export { type CallOptions, OktaAccounts } from './okta.accounts.js';
export * from './okta.client.js';
export { ALREADY_EXISTS } from './okta.errors.js';
export type * from './okta.schemas.js';
export { OktaModule } from './okta.module.js';

export const okta: Provider = {
  manifest: oktaManifest,
  identify,
  test: (call) => testConnection(call),
  explain: explainError,
  webhooks: oktaWebhooks,
};
