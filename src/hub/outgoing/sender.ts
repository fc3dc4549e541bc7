import { Inject, Injectable } from '@nestjs/common';
import { ProviderError } from '../../contracts/index.js';
import { CLOCK, type Clock } from '../../platform/clock/index.js';
import { type WebhookEndpoint } from '../../platform/database/index.js';
import { UpstreamHttp } from '../../platform/http/index.js';
import { presentEvent, type StoredEvent } from '../events/index.js';
import { EndpointSecrets } from './endpoint-secrets.js';
import { signedHeaders } from './signature.js';
import { type Outcome } from './stored-messages.js';

/** Label of these calls in logs and metrics. */
const LABEL = 'webhook_endpoint';
/** Longest one try may take, as the standard recommends 15 to 30 s. */
const TIMEOUT_MS = 15_000;
/** What an answer says is nobody's business; so much of it is taken, so that the connection can be used again. */
const ANSWER_BYTES = 4_096;

/** Sends messages, once each; the address is guarded anew every time. */
@Injectable()
export class Sender {
  constructor(
    private readonly http: UpstreamHttp,
    private readonly secrets: EndpointSecrets,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws ProviderError `address_refused`, `connect_failed`: nothing can ever be delivered there */
  async check(url: string): Promise<void> {
    await this.http.check({ provider: LABEL, method: 'POST', url, allowedHosts: [hostOf(url)] });
  }

  /** @throws the signal's reason; VaultError */
  async send(
    endpoint: WebhookEndpoint,
    { id, event }: { readonly id: string; readonly event: StoredEvent },
    signal: AbortSignal,
  ): Promise<Outcome> {
    const startedAt = this.clock.now();
    const began = performance.now();
    const outcome = (isDelivered: boolean, more: Partial<Outcome>): Outcome => {
      return { isDelivered, startedAt, durationMs: performance.now() - began, ...more };
    };
    const data = presentEvent(event);
    const body = JSON.stringify({ type: data.type, timestamp: data.occurred_at, data });
    const secrets = await this.secrets.signing(endpoint, startedAt);
    try {
      const { status } = await this.http.send({
        provider: LABEL,
        method: 'POST',
        url: endpoint.url,
        allowedHosts: [hostOf(endpoint.url)],
        headers: signedHeaders(id, Math.floor(startedAt / 1_000), body, secrets),
        text: { contentType: 'application/json', content: body },
        policy: 'once',
        parse: 'none',
        maxBytes: ANSWER_BYTES,
        timeoutMs: TIMEOUT_MS,
        signal,
      });
      return outcome(true, { status });
    } catch (error) {
      if (!(error instanceof ProviderError)) throw error;
      const { status, code, retryAfterSeconds } = error;
      return outcome(false, { status, code: status === undefined ? code : undefined, retryAfterSeconds });
    }
  }
}

/** As the guard compares it: without the dot that may end it. */
const hostOf = (url: string) => new URL(url).hostname.replace(/\.$/, '');
