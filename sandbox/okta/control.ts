import { createPublicKey, type JsonWebKey, type KeyObject } from 'node:crypto';
import { type FaultRule } from '../shared/faults.js';
import { type DeliveryFaultRule, type Order } from '../shared/delivery-faults.js';
import { type ReceivedCall } from './call-log.js';
import { type DeliveryRecord } from './deliveries.js';
import { defaultHookSettings, type HookSettings } from './hook-settings.js';
import {
  type AdminRole,
  type App,
  type Assignment,
  type EventHook,
  type Group,
  type Id,
  type LogEvent,
  type User,
} from './model.js';
import { type Parts } from './parts.js';
import { type Bucket, defaultLimits, type Limits } from './rate-limit.js';
import { parseScopes } from './scopes.js';
import { addManyUsers, seed } from './seed.js';
import { type EventType } from './system-log.js';
import { defaultOAuth, type OAuthSettings } from './tokens.js';

/** Wrong input to a control function; the message says what and where. */
export class ControlError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'ControlError';
  }
}

export interface OktaTokenRequest {
  /** Login or id; without it a service acts for itself. */
  person?: string | undefined;
  /** Space-separated. */
  scopes: string;
  /** Seconds. */
  expiresIn?: number | undefined;
}

export interface LimitChange {
  enabled?: boolean | undefined;
  perMinute?: Partial<Record<Bucket, number>> | undefined;
}

/** What tests and people do to the twin from outside; the HTTP control routes call the same functions. */
export class OktaControl {
  constructor(private readonly parts: Parts) {}

  /** API tokens that work from the beginning: of a super administrator, and of one who may only read. */
  get sswsTokens(): { admin: string; readOnly: string } {
    const { apiTokens } = this.parts.tokens.snapshot();
    const valueFor = (role: AdminRole): string => apiTokens.find((token) => token.role === role)?.value ?? '';
    return { admin: valueFor('SUPER_ADMIN'), readOnly: valueFor('READ_ONLY_ADMIN') };
  }

  users(): User[] {
    return [...this.parts.state.users.values()];
  }

  groups(): Group[] {
    return [...this.parts.state.groups.values()];
  }

  apps(): App[] {
    return [...this.parts.state.apps.values()];
  }

  members(group: Id): User[] {
    return this.parts.state.membersOf(this.parts.state.group(group));
  }

  assignments(app: Id): Assignment[] {
    return this.parts.state.assignmentsOf(this.parts.state.app(app));
  }

  eventHooks(): EventHook[] {
    return [...this.parts.state.eventHooks.values()];
  }

  person(named: string): User {
    const person = this.parts.state.findUser(named);
    if (!person) throw new ControlError(`person: nobody here has this id or login: ${named}`);
    return person;
  }

  /** People with accounts that are active, past the API and its log. */
  seedUsers(count: number): User[] {
    const added = addManyUsers(this.parts.state, this.parts.clock, count);
    this.parts.changed();
    return added;
  }

  calls(): ReceivedCall[] {
    return this.parts.calls.list();
  }

  clearCalls(): void {
    this.parts.calls.clear();
  }

  /** What the log says, the oldest first. */
  logEvents(): LogEvent[] {
    return this.parts.log.list().map(({ event }) => event);
  }

  /** How often what happened, by event type, since the beginning or `clearEffects`. */
  effects(): Partial<Record<EventType, number>> {
    return this.parts.log.counted();
  }

  clearEffects(): void {
    this.parts.log.clearCounts();
  }

  /** Replaces all rules; the first that matches a call strikes. */
  setFaults(rules: FaultRule[]): void {
    this.parts.faults.set(rules);
  }

  clearFaults(): void {
    this.parts.faults.clear();
  }

  /** Every budget is full again afterwards. */
  setLimits({ enabled, perMinute }: LimitChange): Limits {
    const { limiter } = this.parts;
    const { limits } = limiter;
    limiter.limits = { enabled: enabled ?? limits.enabled, perMinute: { ...limits.perMinute, ...perMinute } };
    limiter.clear();
    this.parts.changed();
    return limiter.limits;
  }

  setOAuth(settings: Partial<OAuthSettings>): OAuthSettings {
    this.parts.tokens.settings = { ...this.parts.tokens.settings, ...settings };
    this.parts.changed();
    return this.parts.tokens.settings;
  }

  /** An API token of that person with that role; super administrator unless said. */
  issueApiToken(person: string, role: AdminRole = 'SUPER_ADMIN'): string {
    const { tokens, state } = this.parts;
    const { value } = tokens.addApiToken(state.nextId('token'), this.person(person).id, role);
    this.parts.changed();
    return value;
  }

  /** An access token (and with `offline_access` a refresh token) as if somebody had consented. */
  issueToken({ person, scopes, expiresIn }: OktaTokenRequest): { accessToken: string; refreshToken: string | null } {
    const parsed = parseScopes(scopes);
    if (!parsed) throw new ControlError(`scopes: unknown scope in: ${scopes}`);
    const user = person === undefined ? null : this.person(person).id;
    const issued = this.parts.tokens.issueFor(this.parts.client.id, user, parsed, expiresIn);
    this.parts.changed();
    return { accessToken: issued.access, refreshToken: issued.refresh };
  }

  /** An application that proves itself with a key (`private_key_jwt`); returns its client id. */
  registerService(key: JsonWebKey | KeyObject | string, scopes: string, label = 'Service'): Id {
    const parsed = parseScopes(scopes);
    if (!parsed) throw new ControlError(`scopes: unknown scope in: ${scopes}`);
    const id = this.parts.state.nextId('app');
    this.parts.clients.add({ kind: 'service', id, label, jwk: publicJwk(key), scopes: parsed });
    this.parts.changed();
    return id;
  }

  /** An API token, an access token, or with a refresh token its whole grant; false when there is none. */
  revoke(token: string): boolean {
    const revoked = this.parts.tokens.revoke(token);
    this.parts.changed();
    return revoked;
  }

  /** Lets one access token expire, or all. Returns how many. */
  expire(token?: string): number {
    const expired = this.parts.tokens.expire(token);
    this.parts.changed();
    return expired;
  }

  setHookSettings(settings: Partial<HookSettings>): HookSettings {
    const { deliveries } = this.parts;
    deliveries.settings = { ...deliveries.settings, ...settings };
    this.parts.changed();
    return deliveries.settings;
  }

  /** Replaces all rules for deliveries to event hooks; `webhook` is an event hook's id. Retries are never struck. */
  setDeliveryFaults(rules: DeliveryFaultRule[]): void {
    this.parts.deliveryFaults.set(rules);
  }

  /** The latest 50,000 attempts, the oldest first. */
  deliveries(): DeliveryRecord[] {
    return this.parts.deliveries.list();
  }

  pauseDeliveries(paused = true): void {
    this.parts.deliveries.pause(paused);
  }

  /** Sends what the fault `hold` keeps; resolves with its number when all is answered. */
  async release(order: Order = 'kept'): Promise<number> {
    return this.parts.deliveries.release(order);
  }

  /** Does what is due to event hooks, and resolves when every delivery under way is answered. */
  async settle(): Promise<DeliveryRecord[]> {
    await this.parts.deliveries.settle();
    return this.deliveries();
  }

  /** The twin's time after the step, ISO 8601. What becomes due is begun; `settle` waits for it. */
  advanceClock(seconds: number): string {
    this.parts.clock.advance(seconds * 1000);
    this.parts.deliveries.tick();
    this.parts.changed();
    return this.parts.clock.iso();
  }

  /** Back to the seed. The client, its secret and the first two API tokens stay. */
  reset(): void {
    const { state, log, tokens, clients, limiter, faults, calls, clock, deliveries, client } = this.parts;
    const kept = tokens.snapshot().apiTokens.slice(0, 2);
    clock.offsetMs = 0;
    for (const store of [state, log, tokens, clients, limiter, faults, calls, deliveries]) store.clear();
    seed(state, clock);
    clients.add({ kind: 'web', ...client });
    tokens.restore({
      apiTokens: kept.map((token) => ({ ...token, revoked: false })),
      grants: [],
      access: [],
      refresh: [],
    });
    tokens.settings = defaultOAuth();
    limiter.limits = defaultLimits();
    deliveries.settings = defaultHookSettings();
    this.parts.changed();
  }
}

function publicJwk(key: JsonWebKey | KeyObject | string): JsonWebKey {
  if (typeof key === 'string') return createPublicKey(key).export({ format: 'jwk' });
  if ('kty' in key) return createPublicKey({ key, format: 'jwk' }).export({ format: 'jwk' });
  return (key as KeyObject).export({ format: 'jwk' });
}
