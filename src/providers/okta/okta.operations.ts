import { type Scope, type Subject } from '../../contracts/index.js';
import { type ClaimOptions, Operation, type OperationOptions } from '../../platform/api/index.js';
import { missingField } from '../../platform/problem/index.js';

type OktaOperation = Omit<OperationOptions, 'id' | 'tag' | 'access' | 'errors'> & {
  /** Operation id below `okta.`. */
  readonly id: string;
};

const ERRORS = { dialect: 'text' } as const;
const asUser = (scope: Scope) => ({ scope, acting: 'required' }) as const;

function operation(scope: Scope, { id, ...rest }: OktaOperation) {
  return Operation({ ...rest, id: `okta.${id}`, tag: 'okta', access: asUser(scope), errors: ERRORS });
}

/** An operation that reads the user's Okta organization. */
export const OktaRead = (options: OktaOperation) => operation('okta:read', options);
/** An operation that changes something in it. */
export const OktaWrite = (options: OktaOperation) => operation('okta:write', options);
/** An operation that deletes something in it. What only undoes a link between two things is `OktaWrite`. */
export const OktaDelete = (options: OktaOperation) => operation('okta:delete', options);

/** A documented listing with a token in the body: no account of ours is behind it, but a credential of ours is. */
export const OktaListing = ({ id, ...rest }: OktaOperation) =>
  Operation({
    ...rest,
    id: `okta.${id}`,
    tag: 'okta',
    access: { scope: 'okta:read', acting: 'optional' },
    errors: ERRORS,
  });

/** Fields by which a body is that of a documented listing, whatever else it holds. */
const GIVEN = ['token', 'api_key', 'org_url'];

/** At the path of a documented listing a body with a `profile` creates. */
export function createClaim(id: string, answer: ClaimOptions['answer']): ClaimOptions {
  return {
    id: `okta.${id}`,
    access: asUser('okta:write'),
    errors: ERRORS,
    idempotent: true,
    status: 201,
    answer,
    when: ({ body }) =>
      typeof body === 'object' && body !== null && 'profile' in body && !GIVEN.some((field) => field in body),
  };
}

/** Where the path is shared the acting user is optional for the framework; the guard has seen to it that there is one. */
export function required(user: Subject | undefined): Subject {
  if (user) return user;
  throw missingField('user_id');
}
