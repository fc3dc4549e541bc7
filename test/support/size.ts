/** `npm run faults` does every check whole, and prints its figures; `npm test` does a part of the longest. */
const isWhole = process.env.CHECKS === 'whole';

export const sized = (whole: number, part: number): number => (isWhole ? whole : part);

/** For tests that the whole check has and its part has not. */
export const itWhenWhole = isWhole ? it : it.skip;
