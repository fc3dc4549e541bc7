export { type Claim, type ClaimedConfig, routeConfigOf } from './claims.js';
