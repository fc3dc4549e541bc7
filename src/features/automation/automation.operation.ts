import { Operation, type OperationOptions } from '../../platform/api/index.js';

type Rest = Pick<
  OperationOptions,
  'summary' | 'description' | 'status' | 'statuses' | 'idempotent' | 'answer' | 'example'
> & {
  /** Operation id below `asana.enhanced.automation.`. */
  readonly id: string;
  readonly scope: 'asana:read' | 'asana:write';
  /** ATOM code for what is not the client's fault. */
  readonly failure: string;
  readonly required?: string;
};

/** An operation on the rules of the acting user. */
export function RuleOperation({ id, scope, failure, required = 'user_id is required.', ...rest }: Rest) {
  return Operation({
    ...rest,
    id: `asana.enhanced.automation.${id}`,
    tag: 'asana enhanced',
    access: { scope, acting: 'required' },
    errors: { dialect: 'atom', failure, required },
  });
}
