import { type Sandbox } from '../../sandbox/sandbox.js';

type Json = ReturnType<typeof JSON.parse>;

export interface Reply {
  status: number;
  headers: Headers;
  body: Json;
}

export interface Client {
  token: string;
  get(path: string): Promise<Reply>;
  post(path: string, data: unknown): Promise<Reply>;
  put(path: string, data: unknown): Promise<Reply>;
  remove(path: string): Promise<Reply>;
}

/** Calls the twin's API over HTTP as one of the seeded people. */
export function clientFor(sandbox: Sandbox, person: string, scopes?: string): Client {
  const { accessToken: token } = sandbox.asana.issueToken({ person, scopes });
  return clientWith(sandbox, token);
}

export function clientWith(sandbox: Sandbox, token: string): Client {
  const send = (method: string, path: string, data?: unknown): Promise<Reply> =>
    request(`${sandbox.url}/asana/api/1.0${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: data === undefined ? null : JSON.stringify({ data }),
    });
  return {
    token,
    get: (path) => request(`${sandbox.url}/asana/api/1.0${path}`, { headers: { authorization: `Bearer ${token}` } }),
    post: (path, data) => send('POST', path, data),
    put: (path, data) => send('PUT', path, data),
    remove: (path) =>
      request(`${sandbox.url}/asana/api/1.0${path}`, {
        method: 'DELETE',
        headers: { authorization: `Bearer ${token}` },
      }),
  };
}

export async function request(url: string, init: RequestInit = {}): Promise<Reply> {
  const response = await fetch(url, { redirect: 'manual', ...init });
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json');
  const body: Json = isJson ? JSON.parse(text) : text;
  return { status: response.status, headers: response.headers, body };
}

export function form(fields: Record<string, string>): RequestInit {
  return { method: 'POST', body: new URLSearchParams(fields) };
}
