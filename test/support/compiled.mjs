import path from 'node:path';

export const ROOT = path.resolve(import.meta.dirname, '../..');
export const OUT = path.join(ROOT, 'dist/processes');

/** Where the compiled form of a source is, for `fork`. @param {string} source from the root, e.g. `src/main.ts` */
export const compiled = (source) => path.join(OUT, source.replace(/\.ts$/, '.js'));
