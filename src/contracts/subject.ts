/** Whose data a call touches. Organization and user together are the tenant boundary of every table and every call. */
export interface Subject {
  readonly organizationId: string;
  /** The tenant's own id of its user: opaque to us, 1 to 255 characters. */
  readonly userId: string;
}

/** One user's connection to one provider; at most one exists. */
export interface ConnectionRef extends Subject {
  /** Provider id as in its manifest, e.g. `asana`. */
  readonly provider: string;
}
