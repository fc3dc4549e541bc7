export { LruMap } from './lru-map.js';
export { type Found, RowMemory } from './row-memory.js';
