import { randomBytes } from 'node:crypto';
import { type FastifyInstance } from 'fastify';
import { Clock } from '../shared/clock.js';
import { DeliveryFaults } from '../shared/delivery-faults.js';
import { Faults } from '../shared/faults.js';
import { registerApi } from './api-server.js';
import { CallLog } from './call-log.js';
import { Clients, type OAuthClient } from './clients.js';
import { OktaControl } from './control.js';
import { registerControl } from './control-routes.js';
import { Deliveries } from './deliveries.js';
import { type HookSettings } from './hook-settings.js';
import { HookClient } from './hook-client.js';
import { IdTokenSigner } from './id-token.js';
import { registerOAuth } from './oauth.js';
import { type ClientApp, type Parts } from './parts.js';
import { type Limits, RateLimiter } from './rate-limit.js';
import { seed } from './seed.js';
import { OktaState, type StateSnapshot } from './state.js';
import { type LogSnapshot, SystemLog } from './system-log.js';
import { type OAuthSettings, type TokensSnapshot, TokenStore } from './tokens.js';
import { answerErrors, recordAndStrike } from './wire.js';

export interface OktaSnapshot {
  version: 1;
  client: ClientApp;
  clockOffsetMs: number;
  state: StateSnapshot;
  log: LogSnapshot;
  tokens: TokensSnapshot;
  oauth: OAuthSettings;
  clients: OAuthClient[];
  limits: Limits;
  hooks: HookSettings;
}

interface OktaTwinOptions {
  /** Milliseconds since the epoch. */
  now: () => number;
  /** The organization's address, known once the server listens. */
  baseUrl: () => string;
  /** Called after every change worth keeping. */
  changed: () => void;
  /** State of an earlier run. */
  snapshot?: OktaSnapshot | undefined;
}

/** How often a running sandbox looks for deliveries that have become due. */
const TICK_MS = 1_000;

/** A stateful stand-in for an Okta organization: OAuth endpoints, management API, event hooks, control from outside. */
export class OktaTwin extends OktaControl {
  private readonly twin: Parts;
  private timer: NodeJS.Timeout | undefined;

  constructor(options: OktaTwinOptions) {
    const parts = partsOf(options);
    super(parts);
    this.twin = parts;
    if (options.snapshot) this.restore(options.snapshot);
    else this.begin();
  }

  /** What an application needs to use the twin in Okta's place. */
  env(): Record<string, string> {
    return {
      OKTA_ORG_URL: this.twin.baseUrl(),
      OKTA_CLIENT_ID: this.twin.client.id,
      OKTA_CLIENT_SECRET: this.twin.client.secret,
    };
  }

  /** Serves the twin below `prefix`. */
  register(app: FastifyInstance, prefix: string): void {
    void app.register(
      async (served) => {
        served.decorateRequest('oktaCall', null);
        served.decorateRequest('oktaCaller', null);
        served.decorateRequest('oktaFault', null);
        recordAndStrike(served, this.twin, prefix);
        answerErrors(served, prefix);
        void served.register(async (scope) => registerOAuth(scope, this.twin), { prefix: '/oauth2/v1' });
        void served.register(async (scope) => registerApi(scope, this.twin), { prefix: '/api/v1' });
      },
      { prefix },
    );
    void app.register(async (scope) => registerControl(scope, this), { prefix: `${prefix}/_control` });
  }

  /** Retries happen by themselves from now on. */
  start(): void {
    this.timer = setInterval(() => this.twin.deliveries.tick(), TICK_MS).unref();
  }

  /** Cuts the deliveries under way. */
  close(): void {
    clearInterval(this.timer);
    this.twin.deliveries.close();
  }

  snapshot(): OktaSnapshot {
    const { client, clock, state, log, tokens, clients, limiter, deliveries } = this.twin;
    return {
      version: 1,
      client,
      clockOffsetMs: clock.offsetMs,
      state: state.snapshot(),
      log: log.snapshot(),
      tokens: tokens.snapshot(),
      oauth: tokens.settings,
      clients: clients.list(),
      limits: limiter.limits,
      hooks: deliveries.settings,
    };
  }

  /** Everything as it was when the snapshot was taken; its client must be this twin's. */
  restore(snapshot: OktaSnapshot): void {
    const { clock, state, log, tokens, clients, limiter, deliveries } = this.twin;
    clock.offsetMs = snapshot.clockOffsetMs;
    state.restore(snapshot.state);
    log.restore(snapshot.log);
    tokens.restore(snapshot.tokens);
    tokens.settings = snapshot.oauth;
    clients.restore(snapshot.clients);
    limiter.limits = snapshot.limits;
    deliveries.settings = snapshot.hooks;
  }

  private begin(): void {
    const { state, clock, clients, client, tokens } = this.twin;
    seed(state, clock);
    clients.add({ kind: 'web', ...client });
    for (const { id, role } of state.users.values()) {
      if (role !== null) tokens.addApiToken(state.nextId('token'), id, role);
    }
  }
}

function partsOf(options: OktaTwinOptions): Parts {
  const clock = new Clock(options.now);
  const state = new OktaState();
  const log = new SystemLog(clock);
  const hookClient = new HookClient();
  const deliveryFaults = new DeliveryFaults();
  const deliveries = new Deliveries(state, clock, hookClient, deliveryFaults, options.baseUrl);
  log.heard = (event) => deliveries.hear(event);
  return {
    client: options.snapshot?.client ?? { id: '0oa0sandbox0client5d7', secret: randomBytes(32).toString('base64url') },
    clock,
    state,
    log,
    tokens: new TokenStore(clock),
    clients: new Clients(clock),
    idTokens: new IdTokenSigner(),
    limiter: new RateLimiter(clock),
    faults: new Faults(),
    calls: new CallLog(),
    hookClient,
    deliveries,
    deliveryFaults,
    baseUrl: options.baseUrl,
    changed: options.changed,
  };
}
