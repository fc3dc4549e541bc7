export { CatalogModule } from './catalog.module.js';
export { type InstalledProvider, ProviderDirectory } from './provider-directory.js';
export { ProviderOutcomes } from './provider-outcomes.js';
export { ServicesModule } from './services.module.js';
