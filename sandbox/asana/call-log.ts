/** One request as the twin received it. Headers are not kept: they hold the token. */
export interface ReceivedCall {
  /** ISO 8601, by the twin's clock. */
  time: string;
  method: string;
  /** Without the twin's prefix: `/api/1.0/tasks`. */
  path: string;
  query: Record<string, unknown>;
  body: unknown;
  /** null while it is being answered, and for good when no answer was sent. */
  status: number | null;
  /** E-mail of the token's owner; null without a valid token. */
  owner: string | null;
}

const KEPT = 5000;
const SECRETS = new Set(['client_secret', 'refresh_token', 'access_token', 'code', 'code_verifier', 'token']);

export class CallLog {
  private calls: ReceivedCall[] = [];

  add(call: Omit<ReceivedCall, 'body' | 'status' | 'owner'>): ReceivedCall {
    const entry: ReceivedCall = { ...call, query: hideSecrets(call.query), body: null, status: null, owner: null };
    this.calls.push(entry);
    if (this.calls.length > KEPT) this.calls.shift();
    return entry;
  }

  list(): ReceivedCall[] {
    return this.calls;
  }

  clear(): void {
    this.calls = [];
  }
}

export function withoutSecrets(body: unknown): unknown {
  return typeof body === 'object' && body !== null ? hideSecrets(body as Record<string, unknown>) : (body ?? null);
}

function hideSecrets(values: Record<string, unknown>): Record<string, unknown> {
  const entries = Object.entries(values);
  return Object.fromEntries(entries.map(([key, value]) => [key, SECRETS.has(key) ? '[redacted]' : value]));
}
