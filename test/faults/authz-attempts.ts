import { Agent, request as httpRequest } from 'node:http';
import { type ServedRoute } from '../../src/hub/access/index.js';
import { type Holdings } from './authz-holdings.js';
import { REQUESTS } from './authz-requests.js';

export interface Attempt {
  readonly identity: string;
  readonly credential: string | null;
  /** Fields that name a tenant, in the query and again in the body. */
  readonly named?: Readonly<Record<string, string>>;
  /** Statuses of a refusal; absent: anything that shows and changes nothing of the owner. */
  readonly refusal?: readonly number[];
}
export interface Target extends Holdings {
  readonly url: string;
}
interface Answer {
  readonly status: number;
  readonly body: string;
}

const BODY_METHODS = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);
/** What belongs to everybody with a credential, to the whole organization, or to whoever brings a token for it. */
const SHARED = /^\/api\/(services|workspace)\//;

export const isSuccess = (status: number) => status >= 200 && status < 400;
export const isAnonymous = ({ operation }: ServedRoute) => operation === undefined || 'anonymous' in operation.access;
export const bearer = (credential: string | null): Record<string, string> =>
  credential === null ? {} : { authorization: `Bearer ${credential}` };

const agent = new Agent({ keepAlive: true });

/** Sends the path byte for byte: fetch and supertest would tidy it up first. */
export const send = (base: string, method: string, path: string, headers: Record<string, string>, body?: string) =>
  new Promise<Answer>((resolve, reject) => {
    const { hostname, port } = new URL(base);
    const type =
      body === undefined
        ? {}
        : { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(body)) };
    httpRequest({ hostname, port, method, path, headers: { ...headers, ...type }, agent }, (answer) => {
      const isStream = answer.headers['content-type']?.startsWith('text/event-stream');
      let text = '';
      answer.setEncoding('utf8').on('data', (chunk: string) => {
        text += chunk;
        // What can be resumed has no end.
        if (!isStream || !/^id: /m.test(text)) return;
        resolve({ status: answer.statusCode ?? 0, body: text });
        answer.destroy();
      });
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, body: text }));
    })
      .on('error', reject)
      .end(body);
  });

/** The request that succeeds for the owner, as somebody else or as the owner. */
export async function attempt(route: ServedRoute, target: Target, { credential, named }: Attempt): Promise<Answer> {
  const fields = filled(REQUESTS[route.operation?.id ?? ''] ?? {}, target.things);
  const path = pathOf(route, fields);
  const hasBody = BODY_METHODS.has(route.method);
  const query = new URLSearchParams({ ...(hasBody ? {} : textsOf(fields)), ...named }).toString();
  // What goes through the proxy is the provider's, so nobody is named in it.
  const own = route.url.startsWith('/api/proxy') ? {} : named;
  const body = hasBody ? JSON.stringify({ ...fields, ...own }) : undefined;
  return send(target.url, route.method, query ? `${path}?${query}` : path, bearer(credential), body);
}

type Filled = Record<string, unknown>;
const filled = (fields: object, things: Readonly<Record<string, string>>): Filled =>
  JSON.parse(JSON.stringify(fields).replace(/\$\w+/g, (name) => things[name] ?? name)) as Filled;
const textsOf = (fields: Filled) =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, String(value)]));

/** Takes what stands in the path out of the fields. */
function pathOf({ url }: ServedRoute, fields: Filled): string {
  const take = (name: string, otherwise: string) => {
    const { [name]: value } = fields;
    delete fields[name];
    return typeof value === 'string' ? value : otherwise;
  };
  return url.replace(/:(\w+)/g, (_, name: string) => take(name, 'asana')).replace('/*', () => take('*', '/x'));
}

/** What is wrong with the answer that an identity without right got; undefined when nothing is. */
function violationOf(route: ServedRoute, target: Target, tried: Attempt, answer: Answer): string | undefined {
  const where = `${route.method} ${route.url} as ${tried.identity}: ${answer.status}`;
  if (tried.refusal) return tried.refusal.includes(answer.status) ? undefined : where;
  if (!isSuccess(answer.status)) return answer.status >= 500 ? where : undefined;
  const ofOneThing = /:(?!provider)/.test(route.url) && !SHARED.test(route.url);
  const leaks = target.canaries.some((canary) => answer.body.includes(canary));
  return ofOneThing || leaks ? `${where} shows or changes what is the owner's` : undefined;
}

/** Tries every route as everybody who may not. */
export async function violations(
  routes: readonly ServedRoute[],
  target: Target,
  attempts: (route: ServedRoute) => readonly Attempt[],
): Promise<string[]> {
  const found: string[] = [];
  for (const route of routes) {
    const all = attempts(route).map(async (tried) => {
      const violation = violationOf(route, target, tried, await attempt(route, target, tried));
      if (violation) found.push(violation);
    });
    await Promise.all(all);
  }
  return found;
}
