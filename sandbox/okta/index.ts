export { type ReceivedCall } from './call-log.js';
export { type LimitChange, type OktaTokenRequest } from './control.js';
export { type DeliveryRecord } from './deliveries.js';
export { type OktaSnapshot, OktaTwin } from './twin.js';
