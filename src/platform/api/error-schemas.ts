import { HttpStatus } from '@nestjs/common';
import { ApiResponse } from '@nestjs/swagger';
import { type FailureStyle } from '../problem/index.js';

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

const familyProperties: Record<'problem' | 'atom' | 'text', JsonSchema> = {
  problem: { code: string },
  atom: {
    ok: { const: false },
    success: { const: false },
    message: string,
    error: { type: 'object', properties: { code: string, message: string }, required: ['code', 'message'] },
  },
  text: { ok: { const: false }, success: { const: false }, error: string },
};

/** Documents one error status of an operation in its family's form. */
export function errorSchemas(status: number, style: FailureStyle): MethodDecorator & ClassDecorator {
  const description = HttpStatus[status] ?? 'Error';
  const headers =
    status === 429 || status === 503
      ? { 'Retry-After': { description: 'Seconds to wait.', schema: { type: 'integer' as const } } }
      : undefined;
  if (style.dialect === 'plain') {
    return ApiResponse({ status, description, headers, content: { 'text/plain': { schema: { type: 'string' } } } });
  }
  const family = familyProperties[style.dialect];
  const schema = {
    type: 'object' as const,
    properties: { ...problemProperties, ...family },
    required: ['type', 'title', 'status', 'detail', ...Object.keys(family)],
  };
  return ApiResponse({
    status,
    description,
    headers,
    content: { 'application/problem+json': { schema: schema as object } },
  });
}
