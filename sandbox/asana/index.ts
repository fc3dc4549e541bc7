export { type ActingPerson } from './acting-person.js';
export { type ReceivedCall } from './call-log.js';
export { type ControlToken, type TokenRequest } from './control.js';
export { type DeliveryFaultRule } from '../shared/delivery-faults.js';
export { type DeliveryCounts, type DeliveryRecord } from './delivery-log.js';
export { type Fault, type FaultRule } from '../shared/faults.js';
export { type AsanaSnapshot, AsanaTwin } from './twin.js';
export { type WebhookSettings } from './webhooks.js';
