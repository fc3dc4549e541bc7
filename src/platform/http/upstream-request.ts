import type { AxiosRequestConfig } from 'axios';

import type { ErrorExplanation } from '../../contracts/index.js';
import { Secret } from '../vault/index.js';
import { reveal } from '../vault/reveal.js';
import type { BudgetDemand } from './budget/rate-budgets.js';
import { type Credential, headerOf } from './credential.js';
import type { RetryPolicyName } from './retry-policy.js';

export interface UpstreamRequest {
  /** Id of the provider, for messages, logs and metrics. */
  readonly provider: string;
  readonly method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Whole URL; `query` is appended to what it has. */
  readonly url: string;
  /** Hosts that may receive this request: exact names or `*.example.com`, lower case, as in the manifest. */
  readonly allowedHosts: readonly string[];
  readonly query?: Readonly<Record<string, string | number | boolean | undefined>>;
  /** Credentials do not belong here: see `credential` and `basic`. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly credential?: Credential;
  readonly basic?: { readonly user: string; readonly password: Secret };
  /** Sent as JSON; secrets inside are revealed on the wire. At most one of `json`, `form` and `text`. */
  readonly json?: unknown;
  /** Sent as application/x-www-form-urlencoded; undefined fields are left out. */
  readonly form?: Readonly<Record<string, string | Secret | undefined>>;
  /** Sent as it is: for a body that is signed. */
  readonly text?: { readonly contentType: string; readonly content: string };
  readonly policy: RetryPolicyName;
  /** Each try waits for its turn in the token's rate budget. */
  readonly budget?: BudgetDemand;
  /** Breaks the call off; then `send` throws the signal's reason. */
  readonly signal?: AbortSignal;
  /** Longest time for one try. */
  readonly timeoutMs?: number;
  /** Largest answer in bytes, counted before and after decompression. Default 10 MiB. */
  readonly maxBytes?: number;
  /** `none`: the status is all that counts; of the body no more than `maxBytes` is taken. Default `json`. */
  readonly parse?: 'json' | 'text' | 'none';
  /** Answers besides 2xx that are returned instead of thrown, such as the 400 of a token endpoint. */
  readonly acceptStatus?: (status: number) => boolean;
  /** Finds a code in an error answer for `ProviderError`; the body goes no further. */
  readonly explain?: (status: number, body: string) => ErrorExplanation | undefined;
}

export interface UpstreamResponse {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** Parsed JSON (undefined for an empty answer), text, or nothing. Parse it with a schema, never cast it. */
  readonly body: unknown;
}

/** What the adapter gets from axios. Secrets stay wrapped, so that no AxiosError and no interceptor can print them. */
export interface UpstreamAxiosConfig extends AxiosRequestConfig<Secret> {
  /** Value of the Authorization header. */
  authorization?: Secret;
  explain?: UpstreamRequest['explain'];
  /** The head of an answer is enough. */
  isBodyIgnored?: boolean;
}

export const DEFAULT_MAX_BYTES = 10 * 1024 * 1024;

/** Set by this room alone: a credential here would be printed, the others would let a caller break the framing. */
const RESERVED_HEADERS =
  /^(authorization|proxy-authorization|cookie|host|connection|content-length|transfer-encoding)$/i;

/** @throws TypeError for a request that contradicts itself: a mistake in the calling code */
export function axiosConfigFor(request: UpstreamRequest, target: URL, timeout: number): UpstreamAxiosConfig {
  const reserved = Object.keys(request.headers ?? {}).find((name) => RESERVED_HEADERS.test(name));
  if (reserved) throw new TypeError(`The header ${reserved} cannot be set by a caller.`);
  const { acceptStatus } = request;
  const body = encodeBody(request);
  return {
    url: withQuery(target, request.query).href,
    method: request.method,
    headers: {
      accept: (request.parse ?? 'json') === 'json' ? 'application/json' : '*/*',
      ...(body && { 'content-type': body.contentType }),
      ...request.headers,
    },
    authorization: authorizationFor(request),
    data: body?.content,
    timeout,
    maxContentLength: request.maxBytes ?? DEFAULT_MAX_BYTES,
    explain: request.explain,
    isBodyIgnored: request.parse === 'none',
    signal: request.signal,
    validateStatus: (status) => isSuccess(status) || acceptStatus?.(status) === true,
  };
}

const isSuccess = (status: number) => status >= 200 && status < 300;

function withQuery(target: URL, query: UpstreamRequest['query'] = {}): URL {
  const url = new URL(target);
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined) url.searchParams.append(name, String(value));
  }
  return url;
}

function authorizationFor({ credential, basic }: UpstreamRequest): Secret | undefined {
  if (credential && basic) throw new TypeError('A request carries either a credential or basic.');
  if (credential) return Secret.of(headerOf(credential));
  if (!basic) return undefined;
  return Secret.of(`Basic ${Buffer.from(`${basic.user}:${reveal(basic.password)}`).toString('base64')}`);
}

function encodeBody({ json, form, text }: UpstreamRequest): { contentType: string; content: Secret } | undefined {
  if ([json, form, text].filter((body) => body !== undefined).length > 1) {
    throw new TypeError('A request carries one of json, form and text.');
  }
  if (text) return { contentType: text.contentType, content: Secret.of(text.content) };
  if (json !== undefined)
    return { contentType: 'application/json', content: Secret.of(JSON.stringify(json, revealing)) };
  if (!form) return undefined;
  const fields = new URLSearchParams();
  for (const [name, value] of Object.entries(form)) {
    if (value !== undefined) fields.append(name, plainText(value));
  }
  return { contentType: 'application/x-www-form-urlencoded', content: Secret.of(fields.toString()) };
}

/** JSON.stringify asks a secret for its JSON, `[redacted]`, before it asks the replacer; the holder still has it. */
function revealing(this: unknown, key: string, value: unknown): unknown {
  const original: unknown = (this as Record<string, unknown>)[key];
  return original instanceof Secret ? reveal(original) : value;
}

const plainText = (value: string | Secret) => (value instanceof Secret ? reveal(value) : value);
