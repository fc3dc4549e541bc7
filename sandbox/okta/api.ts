import { type z } from 'zod';
import { type Context } from './context.js';
import { invalid, unreadable } from './errors.js';
import { type Caller, type Parts } from './parts.js';
import { type Query } from './query.js';

/** One call of an operation: who acts on what, with which input. */
export interface Call extends Context {
  params: Record<string, string>;
  query: Query;
  body: unknown;
  caller: Caller;
  parts: Parts;
  /** The organization's address. */
  org: string;
}

/** `status` is 200 unless said; no `body` means an empty answer. */
export interface Answer {
  status?: number;
  body?: unknown;
  /** Value of the parameter `after` that leads on; null for a list without a next page. */
  after?: string | null;
}

export interface Route {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Below `/api/v1`. */
  url: string;
  /** Those any one of which is enough; empty lets in whoever has a token. */
  scopes: string[];
  answer(call: Call): Answer | Promise<Answer>;
}

type Handle = (call: Call) => Answer | Promise<Answer>;

/** @param resource in the name of the scope: `users` */
export const read = (url: string, resource: string, answer: Handle): Route => ({
  method: 'GET',
  url,
  scopes: [`okta.${resource}.read`],
  answer,
});

export const write = (method: Route['method'], url: string, resource: string, answer: Handle): Route => ({
  method,
  url,
  scopes: [`okta.${resource}.manage`],
  answer,
});

export const NO_CONTENT: Answer = { status: 204 };

export function paged<T>(cut: { items: T[]; after?: string }, show: (item: T) => object): Answer {
  return { body: cut.items.map(show), after: cut.after ?? null };
}

/** The body in the form the operation takes; 400 naming the first field that is wrong. */
export function readBody<T>(schema: z.ZodType<T>, body: unknown): T {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw unreadable();
  const result = schema.safeParse(body);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const path = issue?.path.map(String).join('.') || 'request';
  throw invalid(path, `${path}: ${issue?.message ?? 'Invalid input'}`);
}
