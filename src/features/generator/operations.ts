import { type Scope } from '../../contracts/index.js';
import { Operation, type OperationOptions } from '../../platform/api/index.js';

type GeneratorOptions = Omit<OperationOptions, 'tag' | 'access' | 'errors' | 'id'> & {
  /** Operation id below `jobs.`. */
  readonly id: string;
  readonly scope: Scope;
};

/** A path of the data generator: about the organization, errors as text. */
export const JobOperation = ({ id, scope, ...rest }: GeneratorOptions): MethodDecorator =>
  Operation({ ...rest, id: `jobs.${id}`, tag: 'jobs', access: { scope, acting: 'none' }, errors: { dialect: 'text' } });
