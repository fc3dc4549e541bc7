import { Inject, Injectable, type OnApplicationShutdown, Optional } from '@nestjs/common';
import { isIP } from 'node:net';
import { promisify } from 'node:util';
import { Axios, AxiosError, type AxiosResponse, isAxiosError } from 'axios';
import { Agent } from 'undici';

import { ProviderError } from '../../contracts/index.js';
import { AddressRefusedError, guardedConnector, guardedLookup, guardUrl, systemResolve } from './address-guard.js';
import { RateBudgets, type Permit } from './budget/rate-budgets.js';
import { CallsUnderWay } from './calls-under-way.js';
import { systemClock, type Clock } from './clock.js';
import { toProviderError, unreadableResponse, type CallLabel } from './failures.js';
import { mayRepeat, retryDelay, TOTAL_MS } from './retry-policy.js';
import { readSite } from './site.js';
import { undiciAdapter } from './undici-adapter.js';
import { UpstreamObserver } from './upstream-observer.js';
import { UPSTREAM_OPTIONS, type UpstreamOptions } from './upstream-options.js';
import {
  axiosConfigFor,
  type UpstreamAxiosConfig,
  type UpstreamRequest,
  type UpstreamResponse,
} from './upstream-request.js';

const CONNECT_TIMEOUT_MS = 5_000;
const CONNECTIONS_PER_ORIGIN = 128;
const SHUTDOWN_GRACE_MS = 3_000;

/** The one way to the network: allow-listed https hosts at public addresses, bounded in time and size. */
@Injectable()
export class UpstreamHttp implements OnApplicationShutdown {
  readonly #options: UpstreamOptions;
  readonly #observer: UpstreamObserver;
  readonly #agent: Agent;
  readonly #axios: Axios;
  readonly #lookup: (hostname: string) => Promise<unknown>;
  readonly #clock: Clock;
  readonly #random: () => number;
  readonly #calls = new CallsUnderWay();

  /** @param budgets needed for requests that name a budget */
  constructor(
    @Inject(UPSTREAM_OPTIONS) options: UpstreamOptions,
    observer: UpstreamObserver,
    @Optional() private readonly budgets?: RateBudgets,
  ) {
    this.#options = options;
    this.#observer = observer;
    const { allowLoopback, resolve = systemResolve, connectTimeoutMs = CONNECT_TIMEOUT_MS } = options;
    const lookup = promisify(guardedLookup(allowLoopback, resolve));
    this.#lookup = (hostname) => lookup(hostname, { all: true });
    this.#clock = options.clock ?? systemClock;
    this.#random = options.random ?? Math.random;
    this.#agent = new Agent({
      connect: guardedConnector(allowLoopback, resolve, connectTimeoutMs),
      connections: CONNECTIONS_PER_ORIGIN,
    });
    // Not `axios.create`: merging all of its defaults into a request costs more than the rest of axios.
    this.#axios = new Axios({
      adapter: undiciAdapter(this.#agent),
      headers: { 'user-agent': 'Switchyard' },
      // Bodies are encoded before and parsed after: axios would look into them.
      transformRequest: [],
      transformResponse: [],
    });
  }

  /** axios' interceptors, for what concerns every call, such as trace headers. Credentials appear as `[redacted]`. */
  get interceptors(): Axios['interceptors'] {
    return this.#axios.interceptors;
  }

  /**
   * Sends a request, repeats it as its policy allows, and parses the answer.
   * @throws ProviderError for anything but a 2xx answer or one that `acceptStatus` names; its `code` is one of
   * `address_refused`, `connect_failed`, `connection_lost`, `redirect_refused`, `request_invalid`,
   * `response_too_large`, `response_unreadable`, `timeout`, `tls_untrusted` where it is no error status of the provider
   */
  send(request: UpstreamRequest): Promise<UpstreamResponse> {
    return this.#calls.during(this.sendWithRetries(request));
  }

  /**
   * Whether a request might be sent there at all: its form, its host, and the addresses its name resolves to now.
   * @throws ProviderError `address_refused`; `connect_failed` for a name that does not resolve
   */
  async check(request: Pick<UpstreamRequest, 'provider' | 'method' | 'url' | 'allowedHosts'>): Promise<void> {
    const { hostname, host } = this.guard(request);
    // Of a loopback address, which the guard has let pass, nothing is to be resolved.
    if (isIP(hostname.replace(/^\[(.*)\]$/, '$1'))) return;
    await this.#lookup(hostname).catch((error: Error) => {
      const failure = error instanceof AddressRefusedError ? error : AxiosError.from(error);
      throw toProviderError(failure, { ...request, host }, this.#clock.now());
    });
  }

  /** Reads a site that a caller names: see `readSite`. @throws AddressRefusedError */
  readSite(text: string, allowedHosts: readonly string[]): string {
    return readSite(text, allowedHosts, this.#options.allowLoopback);
  }

  /** Gives calls under way a moment to end, then breaks them off. */
  async onApplicationShutdown(): Promise<void> {
    await this.#calls.end(this.#options.shutdownGraceMs ?? SHUTDOWN_GRACE_MS);
    // Not `close`: undici forgets its pools there, and a later `destroy` would break off nothing.
    await this.#agent.destroy();
  }

  private async sendWithRetries(request: UpstreamRequest): Promise<UpstreamResponse> {
    const target = this.guard(request);
    const timeoutMs = request.timeoutMs ?? this.#options.timeoutMs;
    const { provider, method, budget } = request;
    const label = { provider, method, host: target.host, resetHeader: budget?.limits.headers?.reset };
    let deadline = this.#clock.now() + Math.max(TOTAL_MS, timeoutMs);
    for (let attempt = 1; ; attempt++) {
      const waitsSince = this.#clock.now();
      const admitted = this.admit(request);
      const permit = admitted instanceof Promise ? await admitted : admitted;
      deadline += this.#clock.now() - waitsSince;
      const timeout = Math.min(timeoutMs, deadline - this.#clock.now());
      try {
        const config = axiosConfigFor(request, target, timeout);
        return await this.attempt(config, request.parse ?? 'json', label, attempt, permit);
      } catch (error) {
        await this.pauseOrThrow(error, request, attempt, deadline);
      }
    }
  }

  /** Time spent here is not the call's: a job may wait for minutes. */
  private admit({ budget, signal }: UpstreamRequest): Permit | Promise<Permit> | undefined {
    signal?.throwIfAborted();
    if (!budget) return undefined;
    if (!this.budgets) throw new TypeError('The request names a rate budget, but there are none.');
    return this.budgets.admit(signal ? { ...budget, signal } : budget);
  }

  private guard({ provider, method, url, allowedHosts }: Parameters<UpstreamHttp['check']>[0]): URL {
    try {
      return guardUrl(url, allowedHosts, this.#options.allowLoopback);
    } catch (error) {
      throw toProviderError(error, { provider, method, host: 'unknown' }, this.#clock.now());
    }
  }

  private async pauseOrThrow(
    error: unknown,
    { policy, budget, signal }: UpstreamRequest,
    attempt: number,
    deadline: number,
  ): Promise<void> {
    signal?.throwIfAborted();
    if (!(error instanceof ProviderError)) throw error;
    // The budget lets nobody call before the provider wants to be called again: no other pause is needed.
    if (budget && error.kind === 'rate_limited' && mayRepeat(policy, error, attempt)) return;
    const delay = retryDelay(policy, error, attempt, this.#random);
    if (delay === undefined || this.#clock.now() + delay >= deadline) throw error;
    await this.#clock.sleep(delay);
  }

  private async attempt(
    config: UpstreamAxiosConfig,
    parse: Parse,
    label: CallLabel,
    attempt: number,
    permit: Permit | undefined,
  ): Promise<UpstreamResponse> {
    const started = this.#clock.now();
    const observe = (status: number | undefined, failure?: ProviderError) =>
      this.#observer.notify({
        provider: label.provider,
        method: label.method,
        host: label.host,
        status: status ?? 'error',
        kind: failure?.kind,
        durationMs: this.#clock.now() - started,
        attempt,
        retryAfterSeconds: failure?.retryAfterSeconds,
      });
    try {
      const answer = await this.#axios.request<string>(config);
      permit?.release({ status: answer.status, headers: answer.headers });
      const response = toUpstreamResponse(answer, parse, label);
      observe(response.status);
      return response;
    } catch (error) {
      const failure = toProviderError(error, label, this.#clock.now());
      permit?.release(failure instanceof ProviderError ? outcomeOf(failure, error) : {});
      if (failure instanceof ProviderError) observe(failure.status, failure);
      throw failure;
    }
  }
}

const outcomeOf = ({ status, retryAfterSeconds }: ProviderError, error: unknown) => ({
  status,
  retryAfterSeconds,
  headers: isAxiosError(error) ? error.response?.headers : undefined,
});

type Parse = NonNullable<UpstreamRequest['parse']>;

function toUpstreamResponse(
  { status, headers, data }: AxiosResponse<string>,
  parse: Parse,
  label: CallLabel,
): UpstreamResponse {
  const texts: Record<string, string> = {};
  for (const name in headers) texts[name] = String(headers[name]);
  return {
    status,
    headers: texts,
    body: parse === 'json' ? parseJson(data, status, label) : parse === 'text' ? data : undefined,
  };
}

function parseJson(text: string, status: number, label: CallLabel): unknown {
  if (text.trim() === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    // The engine's message quotes the text.
    throw unreadableResponse(status, label);
  }
}
