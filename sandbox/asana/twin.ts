import { randomBytes } from 'node:crypto';
import { type FastifyInstance } from 'fastify';
import { registerApi } from './api-server.js';
import { CallLog } from './call-log.js';
import { Clock } from './clock.js';
import { AsanaControl } from './control.js';
import { registerControl } from './control-routes.js';
import { Faults } from './faults.js';
import { registerOAuth } from './oauth.js';
import { type ClientApp, type Parts } from './parts.js';
import { type Limits, RateLimiter } from './rate-limit.js';
import { seed } from './seed.js';
import { AsanaState, type StateSnapshot } from './state.js';
import { type OAuthSettings, TokenStore, type TokensSnapshot } from './tokens.js';
import { answerErrors, recordAndStrike } from './wire.js';

export interface AsanaSnapshot {
  version: 1;
  client: ClientApp;
  clockOffsetMs: number;
  state: StateSnapshot;
  tokens: TokensSnapshot;
  oauth: OAuthSettings;
  limits: Limits;
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

/** A stateful stand-in for Asana: its OAuth endpoints, its REST API, and control from outside. */
export class AsanaTwin extends AsanaControl {
  private readonly twin: Parts;

  constructor(options: AsanaTwinOptions) {
    const clock = new Clock(options.now);
    const client = options.snapshot?.client ?? { id: '1207300000000001', secret: randomBytes(16).toString('hex') };
    const parts: Parts = {
      client,
      clock,
      state: new AsanaState(),
      tokens: new TokenStore(clock, client.id),
      limiter: new RateLimiter(clock),
      faults: new Faults(),
      calls: new CallLog(),
      processSecret: randomBytes(24).toString('hex'),
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

  snapshot(): AsanaSnapshot {
    const { client, clock, state, tokens, limiter } = this.twin;
    return {
      version: 1,
      client,
      clockOffsetMs: clock.offsetMs,
      state: state.snapshot(),
      tokens: tokens.snapshot(),
      oauth: tokens.settings,
      limits: limiter.limits,
    };
  }

  private restore(snapshot: AsanaSnapshot): void {
    const { clock, state, tokens, limiter } = this.twin;
    clock.offsetMs = snapshot.clockOffsetMs;
    state.restore(snapshot.state);
    tokens.restore(snapshot.tokens);
    tokens.settings = snapshot.oauth;
    limiter.limits = snapshot.limits;
  }
}
