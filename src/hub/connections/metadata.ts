import { storableObject } from '../../platform/api/index.js';

/** What a caller wants kept beside a connection. */
export const metadataSchema = storableObject({ maxKiB: 16, maxDepth: 8 });
