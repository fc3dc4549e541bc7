import { UpstreamHttp } from '../../../platform/http/index.js';
import type { Secret } from '../../../platform/vault/index.js';

const MAX_BYTES = 256 * 1024;
/** The SDK waits as long as it is told. A job would rather have a template now. */
const LONGEST_RETRY_AFTER_SECONDS = 10;
/** The rest tells Anthropic about this machine, or is set by platform/http. */
const HEADERS_SENT = ['accept', 'anthropic-beta', 'anthropic-version'];

interface Destination {
  readonly key: Secret;
  readonly allowedHosts: readonly string[];
  readonly timeoutMs: number;
  /** Called before every request. */
  readonly onCall: () => void;
}

/**
 * `fetch` for the Anthropic SDK over the one way to the network: guarded address, bounded time and size. The key joins
 * on the wire, as the bearer that the SDK would have sent; the SDK itself never holds it.
 */
export function anthropicFetch(http: UpstreamHttp, { key, allowedHosts, timeoutMs, onCall }: Destination) {
  return async (input: string | URL | Request, init: RequestInit = {}): Promise<Response> => {
    onCall();
    const given = new Headers(init.headers);
    const headers: Record<string, string> = {};
    for (const name of HEADERS_SENT) {
      const value = given.get(name);
      if (value !== null) headers[name] = value;
    }
    if (typeof init.body !== 'string') throw new TypeError('Only JSON is sent to the model.');
    const answer = await http.send({
      provider: 'anthropic',
      method: 'POST',
      url: input instanceof Request ? input.url : input.toString(),
      allowedHosts,
      headers,
      credential: { scheme: 'Bearer', token: key },
      text: { contentType: 'application/json', content: init.body },
      // The SDK repeats.
      policy: 'once',
      timeoutMs,
      maxBytes: MAX_BYTES,
      parse: 'text',
      acceptStatus: (status) => status >= 400,
      ...(init.signal && { signal: init.signal }),
    });
    return new Response(answer.body as string, { status: answer.status, headers: answerHeaders(answer.headers) });
  };
}

function answerHeaders(headers: Readonly<Record<string, string>>): Headers {
  const kept = new Headers();
  for (const name of ['content-type', 'request-id', 'retry-after', 'x-should-retry']) {
    if (headers[name] !== undefined) kept.set(name, headers[name]);
  }
  const seconds = Number(headers['retry-after']);
  if (seconds > LONGEST_RETRY_AFTER_SECONDS) kept.set('x-should-retry', 'false');
  return kept;
}
