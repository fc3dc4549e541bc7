import { randomBytes } from 'node:crypto';
import { type FastifyInstance } from 'fastify';
import { registerApi } from './api-server.js';
import { CallLog } from './call-log.js';
import { Clock } from '../shared/clock.js';
import { AsanaControl } from './control.js';
import { registerControl } from './control-routes.js';
import { Deliveries } from './deliveries.js';
import { DeliveryFaults } from '../shared/delivery-faults.js';
import { DeliveryLog } from './delivery-log.js';
import { EventStreams } from './event-streams.js';
import { Events } from './events.js';
import { Faults } from '../shared/faults.js';
import { HookClient } from './hook-client.js';
import { registerOAuth } from './oauth.js';
import { type ClientApp, type Parts } from './parts.js';
import { type Limits, RateLimiter } from './rate-limit.js';
import { seed } from './seed.js';
import { AsanaState, type StateSnapshot } from './state.js';
import { type OAuthSettings, TokenStore, type TokensSnapshot } from './tokens.js';
import { Webhooks, type WebhooksSnapshot } from './webhooks.js';
import { answerErrors, recordAndStrike } from './wire.js';

export interface AsanaSnapshot {
  version: 1;
  client: ClientApp;
  clockOffsetMs: number;
  state: StateSnapshot;
  tokens: TokensSnapshot;
  oauth: OAuthSettings;
  limits: Limits;
  webhooks: WebhooksSnapshot;
}

interface AsanaTwinOptions {
  /** Milliseconds since the epoch. */
  now: () => number;
  /** Where the twin is reachable, known once the server listens. */
  baseUrl: () => string;
  /** Called after every change worth keeping. */
  changed: () => void;
  /** State of an earlier run. */
  snapshot?: AsanaSnapshot | undefined;
}

/** How often a running sandbox looks for webhook deliveries that have become due. */
const TICK_MS = 2_000;

/** A stateful stand-in for Asana: OAuth endpoints, REST API, webhooks, and control from outside. */
export class AsanaTwin extends AsanaControl {
  private readonly twin: Parts;
  private timer: NodeJS.Timeout | undefined;

  constructor(options: AsanaTwinOptions) {
    const clock = new Clock(options.now);
    const client = options.snapshot?.client ?? { id: '1207300000000001', secret: randomBytes(16).toString('hex') };
    const processSecret = randomBytes(24).toString('hex');
    const webhooks = new Webhooks(clock);
    const streams = new EventStreams(clock, processSecret);
    const hookClient = new HookClient();
    const deliveryFaults = new DeliveryFaults();
    const deliveryLog = new DeliveryLog();
    const parts: Parts = {
      client,
      clock,
      state: new AsanaState(),
      tokens: new TokenStore(clock, client.id),
      limiter: new RateLimiter(clock),
      faults: new Faults(),
      calls: new CallLog(),
      events: new Events([webhooks, streams]),
      streams,
      webhooks,
      hookClient,
      deliveryFaults,
      deliveryLog,
      deliveries: new Deliveries(webhooks, clock, hookClient, deliveryFaults, deliveryLog, options.changed),
      processSecret,
      baseUrl: options.baseUrl,
      changed: options.changed,
    };
    super(parts);
    this.twin = parts;
    if (options.snapshot) this.restore(options.snapshot);
    else seed(parts.state, clock);
  }

  /** What an application needs to use the twin in Asana's place. */
  env(): Record<string, string> {
    const base = this.twin.baseUrl();
    return {
      ASANA_CLIENT_ID: this.twin.client.id,
      ASANA_CLIENT_SECRET: this.twin.client.secret,
      ASANA_API_BASE_URL: `${base}/api/1.0`,
      ASANA_AUTHORIZE_URL: `${base}/-/oauth_authorize`,
      ASANA_TOKEN_URL: `${base}/-/oauth_token`,
      ASANA_REVOKE_URL: `${base}/-/oauth_revoke`,
    };
  }

  /** Serves the twin below `prefix`. */
  register(app: FastifyInstance, prefix: string): void {
    void app.register(
      async (served) => {
        served.decorateRequest('received', null);
        served.decorateRequest('tokenOwner', null);
        served.decorateRequest('fault', null);
        recordAndStrike(served, this.twin, prefix);
        answerErrors(served);
        void served.register(async (scope) => registerOAuth(scope, this.twin), { prefix: '/-' });
        void served.register(async (scope) => registerApi(scope, this.twin), { prefix: '/api/1.0' });
      },
      { prefix },
    );
    void app.register(async (scope) => registerControl(scope, this), { prefix: `${prefix}/_control` });
  }

  /** Retries, heartbeats and deletions happen by themselves from now on. */
  start(): void {
    this.timer = setInterval(() => {
      this.twin.deliveries.tick();
      this.twin.streams.sweep();
    }, TICK_MS).unref();
  }

  /** Cuts the deliveries under way. */
  close(): void {
    clearInterval(this.timer);
    this.twin.deliveries.close();
  }

  snapshot(): AsanaSnapshot {
    const { client, clock, state, tokens, limiter, webhooks } = this.twin;
    return {
      version: 1,
      client,
      clockOffsetMs: clock.offsetMs,
      state: state.snapshot(),
      tokens: tokens.snapshot(),
      oauth: tokens.settings,
      limits: limiter.limits,
      webhooks: webhooks.snapshot(),
    };
  }

  private restore(snapshot: AsanaSnapshot): void {
    const { clock, state, tokens, limiter, webhooks } = this.twin;
    clock.offsetMs = snapshot.clockOffsetMs;
    state.restore(snapshot.state);
    tokens.restore(snapshot.tokens);
    tokens.settings = snapshot.oauth;
    limiter.limits = snapshot.limits;
    // The state of an earlier version has none.
    if ('webhooks' in snapshot) webhooks.restore(snapshot.webhooks);
  }
}
