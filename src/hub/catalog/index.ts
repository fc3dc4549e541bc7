export { CatalogModule } from './catalog.module.js';
export { type InstalledProvider, ProviderDirectory } from './provider-directory.js';
