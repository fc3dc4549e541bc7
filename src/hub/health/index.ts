export { HealthModule } from './health.module.js';
export { ProviderHealth } from './provider-health.js';
export { ENHANCED_APIS, type EnhancedApis } from './provider-indicators.js';
