export { type LaneHandler, type LaneType, type Turn } from './lane-type.js';
export { Lanes } from './lanes.js';
export { LanesModule } from './lanes.module.js';
