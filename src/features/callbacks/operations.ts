import { type Scope } from '../../contracts/index.js';
import { Operation, type OperationOptions } from '../../platform/api/index.js';
import { type FailureStyle } from '../../platform/problem/index.js';

/** The workflow is about the organization: nobody acts. */
export const organizationWide = (scope: Scope) => ({ scope, acting: 'none' }) as const;

/**
 * How a documented path of the workflow fails.
 * @param failure the sentence for what is not the client's fault
 * @param required the sentence for absent fields
 */
export const quantumStyle = (failure: string, required: FailureStyle['required']): FailureStyle => ({
  dialect: 'quantum',
  failure,
  required,
  sentences: { rate_limited: 'Rate limit exceeded', provider_rate_limited: 'Rate limit exceeded' },
});

/** The documented sentence of most paths for an absent organization. */
export const ORGANIZATION_REQUIRED = { organizationId: 'organizationId is required' };

type QuantumOptions = Omit<OperationOptions, 'tag' | 'access' | 'errors' | 'id'> & {
  /** Operation id below `callbacks.`. */
  readonly id: string;
  readonly scope: Scope;
  readonly failure: string;
  readonly required?: FailureStyle['required'];
};

/** A documented path of the workflow, below `/api/integrations/asana`. */
export const QuantumOperation = ({ id, scope, failure, required, ...rest }: QuantumOptions): MethodDecorator =>
  Operation({
    ...rest,
    id: `callbacks.${id}`,
    tag: 'callbacks',
    access: organizationWide(scope),
    errors: quantumStyle(failure, required ?? ORGANIZATION_REQUIRED),
  });

type CallbackOptions = Omit<OperationOptions, 'tag' | 'access' | 'errors' | 'id'> & {
  readonly id: string;
  readonly scope: Scope;
};

/** A path of our own, below `/api/callbacks`. */
export const CallbackOperation = ({ id, scope, ...rest }: CallbackOptions): MethodDecorator =>
  Operation({
    ...rest,
    id: `callbacks.${id}`,
    tag: 'callbacks',
    access: organizationWide(scope),
    errors: { dialect: 'problem' },
  });
