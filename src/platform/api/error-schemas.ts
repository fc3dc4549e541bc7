import { HttpStatus } from '@nestjs/common';
import { ApiResponse } from '@nestjs/swagger';
import { type Dialect, type FailureStyle } from '../problem/index.js';

type JsonSchema = Record<string, unknown>;

const string = { type: 'string' };
const problemProperties: JsonSchema = {
  type: { ...string, format: 'uri', examples: ['urn:switchyard:problem:validation_failed'] },
  title: string,
  status: { type: 'integer' },
  detail: string,
  instance: string,
  request_id: string,
  errors: {
    type: 'array',
    items: { type: 'object', properties: { field: string, message: string }, required: ['field', 'message'] },
  },
};

const familyProperties: Record<Exclude<Dialect, 'plain'>, JsonSchema> = {
  problem: { code: string },
  atom: {
    ok: { const: false },
    success: { const: false },
    message: string,
    error: { type: 'object', properties: { code: string, message: string }, required: ['code', 'message'] },
  },
  enhanced: {
    ok: { const: false },
    success: { const: false },
    message: string,
    error: {
      type: 'object',
      properties: { code: string, message: string, service: string, endpoint: string },
      required: ['code', 'message', 'service', 'endpoint'],
    },
    timestamp: { type: 'string', format: 'date-time' },
    source: string,
  },
  text: { ok: { const: false }, success: { const: false }, error: string },
  quantum: { error: string, details: string },
};
const OPTIONAL: ReadonlySet<string> = new Set(['details']);

const familyOf = (dialect: Exclude<Dialect, 'plain'>): JsonSchema => ({
  type: 'object',
  properties: { ...problemProperties, ...familyProperties[dialect] },
  required: [
    ...['type', 'title', 'status', 'detail'],
    ...Object.keys(familyProperties[dialect]).filter((member) => !OPTIONAL.has(member)),
  ],
});

/** Name of a family's error in the document. */
const nameOf = (dialect: string) => `${dialect.charAt(0).toUpperCase()}${dialect.slice(1)}Error`;

/** The error body of each family, for the document's components. */
export const errorComponents = Object.fromEntries(
  (Object.keys(familyProperties) as (keyof typeof familyProperties)[]).map((dialect) => [
    nameOf(dialect),
    familyOf(dialect),
  ]),
);

/** Documents one error status of an operation in its family's form, or in those of all who share the path. */
export function errorSchemas(status: number, styles: readonly FailureStyle[]): MethodDecorator & ClassDecorator {
  const description = HttpStatus[status] ?? 'Error';
  const headers =
    status === 429 || status === 503
      ? { 'Retry-After': { description: 'Seconds to wait.', schema: { type: 'integer' as const } } }
      : undefined;
  const dialects = [...new Set(styles.map(({ dialect }) => dialect))];
  if (dialects.includes('plain')) {
    return ApiResponse({ status, description, headers, content: { 'text/plain': { schema: { type: 'string' } } } });
  }
  const families = dialects.map((dialect) => ({ $ref: `#/components/schemas/${nameOf(dialect)}` }));
  const schema = families.length === 1 && families[0] ? families[0] : { oneOf: families };
  return ApiResponse({ status, description, headers, content: { 'application/problem+json': { schema } } });
}
