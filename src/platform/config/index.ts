export { ConfigurationError } from './configuration-error.js';
export { API_KEY_PREFIX } from './data-dir.js';
export { atSite, type ProviderSettings } from './provider-settings.js';
export { SettingsModule } from './settings.module.js';
export { readSettings, type Settings } from './settings.js';
export { environmentPrefix } from './environment.js';
