import { type Random as Whole } from '../schedule/random.js';

/** As much chance as texts need. */
export type Random = Pick<Whole, 'next' | 'integer' | 'pick' | 'chance'>;
