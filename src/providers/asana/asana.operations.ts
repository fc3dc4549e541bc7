import { Operation, type OperationOptions } from '../../platform/api/index.js';

type AsanaOperation = Pick<
  OperationOptions,
  'summary' | 'description' | 'idempotent' | 'status' | 'answer' | 'example'
> & {
  /** Operation id below `asana.`. */
  readonly id: string;
  /** ATOM code for what is not the client's fault, e.g. `LIST_TASKS_FAILED`. */
  readonly failure: string;
  /** The documented sentence for absent fields. */
  readonly required?: string;
};

function operation(
  scope: 'asana:read' | 'asana:write' | 'asana:delete',
  { id, failure, required, ...rest }: AsanaOperation,
) {
  return Operation({
    ...rest,
    id: `asana.${id}`,
    tag: 'asana',
    access: { scope, acting: 'required' },
    errors: { dialect: 'atom', failure, required },
  });
}

/** An operation that reads the user's Asana account. */
export const AsanaRead = (options: AsanaOperation) => operation('asana:read', options);
/** An operation that changes something in it. */
export const AsanaWrite = (options: AsanaOperation) => operation('asana:write', options);
/** An operation that deletes something in it. What only undoes a link between two things is `AsanaWrite`. */
export const AsanaDelete = (options: AsanaOperation) => operation('asana:delete', options);
