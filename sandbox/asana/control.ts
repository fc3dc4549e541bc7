import { ActingPerson } from './acting-person.js';
import { type ReceivedCall } from './call-log.js';
import { WebhookControl } from './control-webhooks.js';
import { type DeliveryCounts } from './delivery-log.js';
import { type FaultRule } from '../shared/faults.js';
import { type User } from './model.js';
import { type Parts } from './parts.js';
import { DEFAULT_LIMITS, type Limits } from './rate-limit.js';
import { parseScopes } from './scopes.js';
import { seed } from './seed.js';
import { DEFAULT_OAUTH, type OAuthSettings } from './tokens.js';

/** Wrong input to a control function; the message says what and where. */
export class ControlError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'ControlError';
  }
}

export interface TokenRequest {
  /** E-mail or gid of a seeded person. */
  person: string;
  /** Space-separated; full access when not given. */
  scopes?: string | undefined;
  /** Seconds. */
  expiresIn?: number | undefined;
  /** Client id of another OAuth application than the registered one; the twin knows it by this alone. */
  app?: string | undefined;
  /** A personal access token: never expires, no refresh token. */
  personal?: boolean | undefined;
}

export interface ControlToken {
  accessToken: string;
  refreshToken: string | null;
  /** Milliseconds since the epoch by the twin's clock; null never expires. */
  expiresAt: number | null;
  person: User;
}

interface TwinState {
  now: string;
  client_id: string;
  counts: Record<string, number>;
  people: User[];
  tokens: {
    person: string;
    kind: string;
    scopes: string[];
    expires_at: string | null;
    revoked: boolean;
    value?: string;
  }[];
  oauth: OAuthSettings;
  limits: Limits;
  faults: unknown[];
  webhooks: number;
  /** Resources whose events someone polls. */
  event_streams: number;
}

/** What tests and people do to the twin from outside; the HTTP control routes call the same functions. */
export class AsanaControl {
  readonly webhooks: WebhookControl;

  constructor(private readonly parts: Parts) {
    this.webhooks = new WebhookControl(parts);
  }

  /** Token values are told only for tokens that control itself issued. */
  state(): TwinState {
    const { state, tokens, limiter, faults, clock, client, webhooks, streams } = this.parts;
    const { lastGid: _lastGid, ...collections } = state.snapshot();
    return {
      now: clock.iso(),
      client_id: client.id,
      counts: Object.fromEntries(Object.entries(collections).map(([name, records]) => [name, records.length])),
      people: [...state.users.values()],
      tokens: tokens.list().map(({ grant, token }) => ({
        person: state.get('users', grant.user).email,
        kind: grant.kind,
        scopes: grant.scopes,
        expires_at: token.expiresAt === null ? null : new Date(token.expiresAt).toISOString(),
        revoked: grant.revoked,
        ...(grant.kind === 'oauth' ? {} : { value: token.value }),
      })),
      oauth: tokens.settings,
      limits: limiter.limits,
      faults: faults.list(),
      webhooks: webhooks.all().length,
      event_streams: streams.size,
    };
  }

  calls(): ReceivedCall[] {
    return this.parts.calls.list();
  }

  clearCalls(): void {
    this.parts.calls.clear();
  }

  /** Back to the seed. Client id and secret stay, so a running application only needs to reconnect. */
  reset(options: { keepTokens?: boolean | undefined } = {}): void {
    const { state, tokens, limiter, faults, calls, clock, webhooks, streams, deliveries, deliveryLog } = this.parts;
    clock.offsetMs = 0;
    state.clear();
    seed(state, clock);
    if (!options.keepTokens) tokens.clear();
    tokens.settings = { ...DEFAULT_OAUTH };
    limiter.limits = { ...DEFAULT_LIMITS };
    limiter.clear();
    faults.clear();
    calls.clear();
    webhooks.clear();
    streams.clear();
    deliveries.clear();
    deliveryLog.clear();
    this.parts.changed();
  }

  setFaults(rules: FaultRule[]): void {
    this.parts.faults.set(rules);
  }

  clearFaults(): void {
    this.parts.faults.clear();
  }

  issueToken(request: TokenRequest): ControlToken {
    const person = this.person(request.person);
    const scopes = parseScopes(request.scopes);
    if (!scopes) throw new ControlError(`scopes: unknown scope in: ${request.scopes ?? ''}`);
    if (request.personal) {
      const token = this.parts.tokens.issuePersonal(person.gid, scopes);
      this.parts.changed();
      return { accessToken: token.value, refreshToken: null, expiresAt: null, person };
    }
    const issued = this.parts.tokens.issueFor(person.gid, scopes, request.expiresIn, request.app);
    this.parts.changed();
    const { value, expiresAt } = issued.access;
    return { accessToken: value, refreshToken: issued.refresh, expiresAt, person };
  }

  /** Lets access tokens expire: a person's, one by value, or all. Returns how many. */
  expire(which: { person?: string | undefined; token?: string | undefined } = {}): number {
    const user = which.person === undefined ? {} : { user: this.person(which.person).gid };
    const token = which.token === undefined ? {} : { token: which.token };
    const expired = this.parts.tokens.expire({ ...user, ...token });
    this.parts.changed();
    return expired;
  }

  /** Revokes all a person granted, or the grant a token belongs to. Returns how many grants ended. */
  revoke(which: { person?: string | undefined; token?: string | undefined }): number {
    const { tokens } = this.parts;
    const byPerson = which.person === undefined ? 0 : tokens.revokeUser(this.person(which.person).gid);
    const byToken = which.token === undefined ? 0 : Number(tokens.revoke(which.token));
    this.parts.changed();
    return byPerson + byToken;
  }

  setOAuth(settings: Partial<OAuthSettings>): OAuthSettings {
    this.parts.tokens.settings = { ...this.parts.tokens.settings, ...settings };
    this.parts.changed();
    return this.parts.tokens.settings;
  }

  setLimits(limits: Partial<Limits>): Limits {
    this.parts.limiter.limits = { ...this.parts.limiter.limits, ...limits };
    this.parts.limiter.clear();
    this.parts.changed();
    return this.parts.limiter.limits;
  }

  /** The twin's time after the step, ISO 8601. What becomes due is begun; `settle` waits for it. */
  advanceClock(seconds: number): string {
    this.parts.clock.advance(seconds * 1000);
    this.parts.deliveries.tick();
    this.parts.streams.sweep();
    this.parts.changed();
    return this.parts.clock.iso();
  }

  /** Does what is due to webhooks, and resolves when every delivery under way is answered. */
  async settle(): Promise<DeliveryCounts> {
    return this.webhooks.settle();
  }

  /** A person at work in Asana itself, past the API. */
  as(person: string): ActingPerson {
    return new ActingPerson(this.parts, this.person(person));
  }

  person(named: string): User {
    const person = this.parts.state.findUser(named);
    if (!person) throw new ControlError(`person: nobody here has this gid or e-mail: ${named}`);
    return person;
  }
}
