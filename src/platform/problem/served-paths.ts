import { type FailureStyle } from './dialects.js';

/** What a path serves, and how its family shows errors. */
export interface ServedPath {
  readonly methods: readonly string[];
  readonly errors: FailureStyle;
}

/** Which paths there are, so that a wrong method is told from a wrong path. Bound by hub/access. */
export abstract class ServedPaths {
  /** @param path without its query; undefined where no method is served */
  abstract at(path: string): ServedPath | undefined;
}
