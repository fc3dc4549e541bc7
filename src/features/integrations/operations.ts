import { type Subject } from '../../contracts/index.js';
import { asana } from '../../providers/asana/index.js';
import { Operation, type OperationOptions } from '../../platform/api/index.js';
import { type FailureStyle, missingField } from '../../platform/problem/index.js';
import { type Endpoint, SERVICE, SOURCE } from './envelope.js';

type IntegrationOperation = Pick<
  OperationOptions,
  'summary' | 'description' | 'idempotent' | 'answer' | 'example' | 'access' | 'claims'
> & {
  /** Operation id below `integrations.`. */
  readonly id: string;
  readonly endpoint: Endpoint;
};

/** How every path of this family fails. */
const failureStyle = (endpoint: Endpoint): FailureStyle => ({
  dialect: 'enhanced',
  failure: 'ASANA_API_ERROR',
  internal: 'INTERNAL_ERROR',
  required: { user_id: 'user_id is required' },
  notConnected: `${asana.manifest.label} tokens not found`,
  origin: { service: SERVICE, endpoint, source: SOURCE },
});

/** An operation of `/api/integrations/asana/*`. */
export const IntegrationOperation = ({ id, endpoint, ...rest }: IntegrationOperation) =>
  Operation({ ...rest, id: `integrations.${id}`, tag: 'integrations', errors: failureStyle(endpoint) });

/** What reads the user's account, and may write where the body asks for it: see `mayWrite` and `mayDelete`. */
export const USER_ACCESS = { scope: 'asana:read', acting: 'required' } as const;

/** Where the path is shared the acting user is optional for the framework; the guard has seen to it that there is one. */
export function required(user: Subject | undefined): Subject {
  if (user) return user;
  throw missingField('user_id');
}
