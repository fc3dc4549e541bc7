type Fields = Readonly<Record<string, unknown>>;

/** A request exactly as it is sent, the status it is refused with, and the sentence or code that says why. */
interface Refusal {
  readonly request: Fields;
  readonly status: number;
  readonly says: string;
  /** Sends no credential instead of the organization-wide key. */
  readonly as?: 'none';
}

/**
 * An operation as it was documented. Texts of a request that begin with `$` stand for objects of the seed: see
 * `coverage.spec.ts`.
 */
export interface Documented {
  /** Section of the compatibility contract. */
  readonly section: string;
  /** Method and path. */
  readonly operation: string;
  /** A request that succeeds: path parameters, and query or body. `user_id` is added where it says none. */
  readonly request: Fields;
  /** Members that the answer has, `data.files.0.id`, separated by spaces. Empty for redirects and pages. */
  readonly members: string;
  readonly refusal: Refusal;
  /** Of the success. Default 200. */
  readonly status?: number;
}

export const refused = (request: Fields, status: number, says: string, as?: Refusal['as']): Refusal => ({
  request,
  status,
  says,
  as,
});

/** An organization-wide key must say for whom. */
export const UNNAMED = refused({}, 400, 'user_id is required');
/** For paths that refuse nothing but the absence of a credential. */
export const ANONYMOUS = refused({}, 401, 'Send a valid API key or session token', 'none');
export const NO_USER = { user_id: undefined };

/** Members of an object, by the place where it stands. */
export const at = (place: string, names: string): string =>
  names
    .split(' ')
    .map((name) => `${place}.${name}`)
    .join(' ');
