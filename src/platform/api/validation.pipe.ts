import { type ArgumentMetadata, Injectable, StandardSchemaValidationPipe } from '@nestjs/common';
import { type FieldError } from '../../contracts/index.js';
import { problem } from '../problem/index.js';

interface SchemaIssue {
  readonly message: string;
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[];
  /** zod's own members of an issue. */
  readonly code?: string;
  readonly keys?: readonly string[];
}

const nameOf = (issue: SchemaIssue, whole: string) =>
  issue.path?.map((part) => String(typeof part === 'object' ? part.key : part)).join('.') || whole;

/** zod's issue in our words; an unknown field is named itself rather than the object around it. */
function fieldErrors(issue: SchemaIssue, whole: string): FieldError[] {
  const field = nameOf(issue, whole);
  if (issue.code === 'unrecognized_keys') {
    const prefix = issue.path?.length ? `${field}.` : '';
    return (issue.keys ?? []).map((key) => ({ field: prefix + key, message: 'is not a known field' }));
  }
  if (issue.message.endsWith('received undefined')) return [{ field, message: 'is required', missing: true }];
  return [{ field, message: issue.message.replace(/^Invalid input: /, '') }];
}

/** Checks parameters against their zod schemas; what fails becomes a 400 that names each field. */
@Injectable()
export class ValidationPipe extends StandardSchemaValidationPipe {
  override async transform<T = unknown>(value: T, metadata: ArgumentMetadata): Promise<T> {
    const { schema } = metadata;
    if (!schema || !this.toValidate(metadata)) return value;
    // A POST without a body is an empty object: its required fields are what is missing, not "the body".
    const given = value === undefined && metadata.type === 'body' ? ({} as T) : value;
    this.stripProtoKeys(given);
    const result = await this.validate<T>(given, schema);
    if (!result.issues) return result.value;
    const whole = metadata.data ?? metadata.type;
    throw problem('validation_failed', {
      errors: result.issues.flatMap((issue) => fieldErrors(issue as SchemaIssue, whole)),
    });
  }
}
