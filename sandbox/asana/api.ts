import { type z } from 'zod';
import { type Context } from './context.js';
import { readBody } from './input.js';
import { type Ref } from './opt-fields.js';
import { type Listing } from './paging.js';
import { type Query } from './query.js';

/** One call of an operation: who acts on what, with which input. */
export interface Call<Body = unknown> extends Context {
  params: Record<string, string>;
  query: Query;
  body: Body;
}

export type Answer =
  /** `beside` stands next to `data`. */
  | { kind: 'record'; ref: Ref; beside?: object }
  | { kind: 'page'; refs: Listing<Ref> }
  /** A list Asana does not page. */
  | { kind: 'whole'; refs: Ref[] }
  /** Not a resource: shown as it is. */
  | { kind: 'plain'; data: unknown }
  /** A body of its own form. */
  | { kind: 'body'; status: number; body: object };

export interface Route {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Below `/api/1.0`. */
  url: string;
  /** null: documented without a scope, so full access is needed. */
  scope: string | null;
  status: 200 | 201;
  isSearch?: boolean;
  answer(call: Call): Answer | Promise<Answer>;
}

type Scope = string | null;

export function read(url: string, scope: Scope, handle: (call: Call) => Ref): Route {
  return { method: 'GET', url, scope, status: 200, answer: (call) => ({ kind: 'record', ref: handle(call) }) };
}

export function list(url: string, scope: Scope, handle: (call: Call) => Listing<Ref>): Route {
  return { method: 'GET', url, scope, status: 200, answer: (call) => ({ kind: 'page', refs: handle(call) }) };
}

export function listWhole(url: string, scope: Scope, handle: (call: Call) => Ref[]): Route {
  return { method: 'GET', url, scope, status: 200, answer: (call) => ({ kind: 'whole', refs: handle(call) }) };
}

export function plain(url: string, scope: Scope, handle: (call: Call) => unknown): Route {
  return { method: 'GET', url, scope, status: 200, answer: (call) => ({ kind: 'plain', data: handle(call) }) };
}

type Handler<Body, Result> = (call: Call<Body>) => Result;

function withBody<B, R>(schema: z.ZodType<B>, handle: Handler<B, R>): (call: Call) => R {
  return (call) => handle({ ...call, body: readBody(schema, call.body) });
}

export function create<B>(url: string, scope: Scope, schema: z.ZodType<B>, handle: Handler<B, Ref>): Route {
  const run = withBody(schema, handle);
  return { method: 'POST', url, scope, status: 201, answer: (call) => ({ kind: 'record', ref: run(call) }) };
}

export function update<B>(url: string, scope: Scope, schema: z.ZodType<B>, handle: Handler<B, Ref>): Route {
  const run = withBody(schema, handle);
  return { method: 'PUT', url, scope, status: 200, answer: (call) => ({ kind: 'record', ref: run(call) }) };
}

/** An action that answers the record it changed. */
export function change<B>(url: string, scope: Scope, schema: z.ZodType<B>, handle: Handler<B, Ref>): Route {
  return { ...update(url, scope, schema, handle), method: 'POST' };
}

/** An action that answers an empty object. */
export function act<B>(url: string, scope: Scope, schema: z.ZodType<B>, handle: Handler<B, void>): Route {
  const run = withBody(schema, handle);
  const answer = (call: Call): Answer => {
    run(call);
    return { kind: 'plain', data: {} };
  };
  return { method: 'POST', url, scope, status: 200, answer };
}

export function remove(url: string, scope: Scope, handle: (call: Call) => void): Route {
  const answer = (call: Call): Answer => {
    handle(call);
    return { kind: 'plain', data: {} };
  };
  return { method: 'DELETE', url, scope, status: 200, answer };
}
