/** One request as the twin received it. Headers are not kept: they hold the token. */
export interface ReceivedCall {
  /** ISO 8601, by the twin's clock. */
  time: string;
  method: string;
  /** Without the twin's prefix: `/api/v1/users`. */
  path: string;
  query: Record<string, unknown>;
  body: unknown;
  /** null while it is being answered, and for good when no answer was sent. */
  status: number | null;
  /** null without a valid token. */
  token: 'SSWS' | 'Bearer' | null;
}

const KEPT = 50_000;
const SECRETS = new Set([
  'client_secret',
  'client_assertion',
  'refresh_token',
  'access_token',
  'code',
  'code_verifier',
  'token',
  'credentials',
  'authScheme',
]);

export class CallLog {
  private calls: ReceivedCall[] = [];

  add(call: Omit<ReceivedCall, 'body' | 'status' | 'token'>): ReceivedCall {
    const query = withoutSecrets(call.query) as Record<string, unknown>;
    const entry: ReceivedCall = { ...call, query, body: null, status: null, token: null };
    this.calls.push(entry);
    if (this.calls.length > KEPT * 1.1) this.calls.splice(0, this.calls.length - KEPT);
    return entry;
  }

  list(): ReceivedCall[] {
    return this.calls;
  }

  clear(): void {
    this.calls = [];
  }
}

/** A copy in which what only its owner may know is `[redacted]`, at any depth. */
export function withoutSecrets(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutSecrets);
  if (typeof value !== 'object' || value === null) return value ?? null;
  const entries = Object.entries(value);
  return Object.fromEntries(
    entries.map(([key, inner]) => [key, SECRETS.has(key) ? '[redacted]' : withoutSecrets(inner)]),
  );
}
