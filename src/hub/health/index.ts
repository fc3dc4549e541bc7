export { HealthModule } from './health.module.js';
export { ENHANCED_APIS, type EnhancedApis } from './provider-indicators.js';
