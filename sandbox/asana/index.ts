export { type ReceivedCall } from './call-log.js';
export { type ControlToken, type TokenRequest } from './control.js';
export { type Fault, type FaultRule } from './faults.js';
export { type AsanaSnapshot, AsanaTwin } from './twin.js';
