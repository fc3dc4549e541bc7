export { adviceFor, connectUrl } from './advice.js';
export { actionCode, cause, type Cause } from './diagnosis.schemas.js';
export { HealthModule } from './health.module.js';
export { ProviderHealth } from './provider-health.js';
export { ENHANCED_APIS, type EnhancedApis } from './provider-indicators.js';
export { providerVerdict, sealedVerdict } from './verdict.js';
