import { type CallLog, type ReceivedCall } from './call-log.js';
import { type Clock } from '../shared/clock.js';
import { type Deliveries } from './deliveries.js';
import { type DeliveryFaults } from '../shared/delivery-faults.js';
import { type DeliveryLog } from './delivery-log.js';
import { type EventStreams } from './event-streams.js';
import { type Events } from './events.js';
import { type Fault, type Faults } from '../shared/faults.js';
import { type HookClient } from './hook-client.js';
import { type RateLimiter } from './rate-limit.js';
import { type AsanaState } from './state.js';
import { type Grant, type TokenStore } from './tokens.js';
import { type User } from './model.js';
import { type Webhooks } from './webhooks.js';

/** The application registered with the twin. */
export interface ClientApp {
  id: string;
  secret: string;
}

/** What the twin's routes share. */
export interface Parts {
  client: ClientApp;
  clock: Clock;
  state: AsanaState;
  tokens: TokenStore;
  limiter: RateLimiter;
  faults: Faults;
  calls: CallLog;
  events: Events;
  streams: EventStreams;
  webhooks: Webhooks;
  hookClient: HookClient;
  deliveries: Deliveries;
  deliveryFaults: DeliveryFaults;
  deliveryLog: DeliveryLog;
  /** Signs paging tokens and marks the batch endpoint's own calls; new in every process. */
  processSecret: string;
  /** Where the twin lives, such as `http://127.0.0.1:4010/asana`. */
  baseUrl(): string;
  /** Something worth keeping over a restart has changed. */
  changed(): void;
}

export interface Caller {
  user: User;
  grant: Grant;
}

declare module 'fastify' {
  interface FastifyRequest {
    received: ReceivedCall | null;
    tokenOwner: Caller | null;
    fault: Fault | null;
  }
}
