import type { FastifyRequest } from 'fastify';
import { invalidField, missingField } from '../../platform/problem/index.js';
import { isUserId, USER_ID_RULE } from './user-id.js';

/** Whose data a request says it is about, in query or body. Selects, never grants. */
export interface NamedTenant {
  readonly userId?: string;
  readonly organizationId?: string;
}

/** @throws problem `validation_failed` naming the field that is malformed, repeated or contradicts itself */
export function namedTenant(request: Pick<FastifyRequest, 'query' | 'body'>): NamedTenant {
  return { userId: named(request, 'user_id'), organizationId: named(request, 'organizationId') };
}

function named({ query, body }: Pick<FastifyRequest, 'query' | 'body'>, field: string): string | undefined {
  const inQuery = read(query, field);
  const inBody = read(body, field);
  if (inQuery !== undefined && inBody !== undefined && inQuery !== inBody) {
    throw invalidField(field, 'differs between query and body');
  }
  return inQuery ?? inBody;
}

function read(source: unknown, field: string): string | undefined {
  if (typeof source !== 'object' || source === null || !Object.hasOwn(source, field)) return undefined;
  const value: unknown = (source as Record<string, unknown>)[field];
  if (value === undefined || value === null) return undefined;
  // An empty value must not select the caller's own user as an absent one does.
  if (value === '') throw missingField(field);
  if (Array.isArray(value)) throw invalidField(field, 'must be given once');
  if (typeof value !== 'string' || !isUserId(value)) {
    throw invalidField(field, USER_ID_RULE);
  }
  return value;
}
