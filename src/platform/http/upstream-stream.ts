import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { AxiosError } from 'axios';
import type { ServerResponse } from 'node:http';
import { Agent } from 'undici';

import { ProviderError } from '../../contracts/index.js';
import { guardedConnector, guardUrl, systemResolve } from './address-guard.js';
import { type BudgetDemand, type Permit, RateBudgets } from './budget/rate-budgets.js';
import { CallsUnderWay } from './calls-under-way.js';
import { systemClock, type Clock } from './clock.js';
import { type Credential, headerOf } from './credential.js';
import { type CallLabel, providerErrorOf, toProviderError } from './failures.js';
import { type Judge, type ResponseHead, ResponseRelay } from './response-relay.js';
import { mayRepeat, retryDelay, TOTAL_MS, type RetryPolicyName } from './retry-policy.js';
import { UpstreamObserver } from './upstream-observer.js';
import { UPSTREAM_OPTIONS, type UpstreamOptions } from './upstream-options.js';
import type { UpstreamRequest } from './upstream-request.js';

const CONNECT_TIMEOUT_MS = 5_000;
const CONNECTIONS_PER_ORIGIN = 128;
const SHUTDOWN_GRACE_MS = 3_000;

/** A request whose answer is passed on unread. */
export interface StreamRequest {
  /** Id of the provider, for messages, logs and metrics. */
  readonly provider: string;
  readonly method: UpstreamRequest['method'];
  /** Whole URL; its path and query are sent as they are written. */
  readonly url: string;
  /** As in `UpstreamRequest`. */
  readonly allowedHosts: readonly string[];
  /** Names in lower case; without credentials and whatever frames a message. */
  readonly headers: Readonly<Record<string, string>>;
  readonly credential: Credential;
  /** Kept whole, so that the request can be repeated. */
  readonly body?: Buffer;
  readonly policy: RetryPolicyName;
  readonly budget?: BudgetDemand;
  /** Takes the answer. Once it has closed, nobody waits any more. */
  readonly reader: ServerResponse;
}

/** Called once, with the head of the answer that is passed on, before its body goes to the reader. */
export type AcceptResponse = (head: ResponseHead) => void;

/** Calls of `UpstreamHttp`'s kind, guarded, budgeted and repeated alike, whose answers stream through. */
@Injectable()
export class UpstreamStream implements OnApplicationShutdown {
  readonly #agent: Agent;
  readonly #clock: Clock;
  readonly #random: () => number;
  readonly #calls = new CallsUnderWay();

  constructor(
    @Inject(UPSTREAM_OPTIONS) private readonly options: UpstreamOptions,
    private readonly observer: UpstreamObserver,
    private readonly budgets: RateBudgets,
  ) {
    const { allowLoopback, resolve = systemResolve, connectTimeoutMs = CONNECT_TIMEOUT_MS } = options;
    this.#clock = options.clock ?? systemClock;
    this.#random = options.random ?? Math.random;
    this.#agent = new Agent({
      connect: guardedConnector(allowLoopback, resolve, connectTimeoutMs),
      connections: CONNECTIONS_PER_ORIGIN,
      bodyTimeout: options.timeoutMs,
      // Watched from before the request gets its connection: see ResponseRelay.
      headersTimeout: 0,
    });
  }

  /**
   * Sends a request and passes its answer on, whatever its status, except those that are between this server and the
   * provider: 401, 429 and redirects. An answer of 5xx is passed on once the policy allows no other try.
   * Resolves when all is passed on, or its reader has gone.
   * @throws ProviderError as `UpstreamHttp.send`; when `accept` was called already, its stream is destroyed too
   */
  relay(request: StreamRequest, accept: AcceptResponse): Promise<void> {
    return this.#calls.during(this.relayWithRetries(request, accept));
  }

  /** Gives calls under way a moment to end, then breaks them off. */
  async onApplicationShutdown(): Promise<void> {
    await this.#calls.end(this.options.shutdownGraceMs ?? SHUTDOWN_GRACE_MS);
    await this.#agent.destroy();
  }

  private async relayWithRetries(request: StreamRequest, accept: AcceptResponse): Promise<void> {
    const target = this.guard(request);
    const { provider, method, budget } = request;
    const label = { provider, method, host: target.host, resetHeader: budget?.limits.headers?.reset };
    let deadline = this.#clock.now() + Math.max(TOTAL_MS, this.options.timeoutMs);
    for (let attempt = 1; ; attempt++) {
      const waitsSince = this.#clock.now();
      const admitted = request.budget && this.budgets.admit(request.budget);
      const permit = admitted instanceof Promise ? await admitted : admitted;
      deadline += this.#clock.now() - waitsSince;
      const delay = (error: ProviderError) => this.delayBefore(request, error, attempt, deadline);
      const judge = (head: ResponseHead): ProviderError | undefined => {
        const error = this.refusalOf(head, label, delay);
        if (!error) accept(head);
        return error;
      };
      try {
        return await this.attempt(request, target, label, attempt, permit, judge);
      } catch (error) {
        const pause = error instanceof ProviderError ? delay(error) : undefined;
        if (pause === undefined || request.reader.destroyed) throw error;
        await this.#clock.sleep(pause);
      }
    }
  }

  private async attempt(
    request: StreamRequest,
    target: URL,
    label: CallLabel,
    attempt: number,
    permit: Permit | undefined,
    judge: Judge,
  ): Promise<void> {
    const started = this.#clock.now();
    const observe = (status: number | 'error', failure?: ProviderError) =>
      this.observer.notify({
        provider: label.provider,
        method: label.method,
        host: label.host,
        status,
        kind: failure?.kind,
        durationMs: this.#clock.now() - started,
        attempt,
        retryAfterSeconds: failure?.retryAfterSeconds,
      });
    let headers: ResponseHead['headers'] | undefined;
    const hearing: Judge = (head) => {
      headers = head.headers;
      return judge(head);
    };
    try {
      const status = await this.exchange(request, target, hearing);
      permit?.release({ status, headers });
      if (status !== undefined) observe(status);
    } catch (error) {
      const failure = this.failureOf(error, label);
      permit?.release({ status: failure.status, retryAfterSeconds: failure.retryAfterSeconds, headers });
      observe(failure.status ?? 'error', failure);
      throw failure;
    }
  }

  private async exchange(
    { method, headers, credential, body, reader }: StreamRequest,
    target: URL,
    judge: Judge,
  ): Promise<number | undefined> {
    if (reader.destroyed) return undefined;
    const relay = new ResponseRelay(reader, judge, this.options.timeoutMs);
    this.#agent.dispatch(
      {
        origin: target.origin,
        path: target.pathname + target.search,
        method,
        headers: { ...headers, 'user-agent': 'Switchyard', authorization: headerOf(credential) },
        body,
      },
      relay,
    );
    return relay.done;
  }

  /** The error an answer becomes; undefined: it is passed on. 304 answers a condition and leads nowhere. */
  private refusalOf(
    { status, headers }: ResponseHead,
    label: CallLabel,
    delay: (error: ProviderError) => number | undefined,
  ): ProviderError | undefined {
    const isOurs = status === 401 || status === 429 || (status < 400 && status >= 300 && status !== 304);
    if (!isOurs && status < 500) return undefined;
    const error = providerErrorOf(status, headers, label, this.#clock.now());
    return isOurs || delay(error) !== undefined ? error : undefined;
  }

  /** Milliseconds to wait before the next try; undefined: there is none. */
  private delayBefore({ policy, budget }: StreamRequest, error: ProviderError, attempt: number, deadline: number) {
    // The budget lets nobody call before the provider wants to be called again: no other pause is needed.
    if (budget && error.kind === 'rate_limited' && mayRepeat(policy, error, attempt)) return 0;
    const delay = retryDelay(policy, error, attempt, this.#random);
    return delay === undefined || this.#clock.now() + delay >= deadline ? undefined : delay;
  }

  private failureOf(error: unknown, label: CallLabel): ProviderError {
    if (error instanceof ProviderError) return error;
    const failure = toProviderError(AxiosError.from(error), label, this.#clock.now());
    if (failure instanceof ProviderError) return failure;
    throw failure;
  }

  private guard({ provider, method, url, allowedHosts }: StreamRequest): URL {
    try {
      return guardUrl(url, allowedHosts, this.options.allowLoopback);
    } catch (error) {
      throw toProviderError(error, { provider, method, host: 'unknown' }, this.#clock.now());
    }
  }
}
