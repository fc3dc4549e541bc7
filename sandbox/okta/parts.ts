import { type Clock } from '../shared/clock.js';
import { type DeliveryFaults } from '../shared/delivery-faults.js';
import { type Fault, type Faults } from '../shared/faults.js';
import { type CallLog, type ReceivedCall } from './call-log.js';
import { type Clients } from './clients.js';
import { type Deliveries } from './deliveries.js';
import { type HookClient } from './hook-client.js';
import { type IdTokenSigner } from './id-token.js';
import { type AdminRole, type Id, type User } from './model.js';
import { type RateLimiter } from './rate-limit.js';
import { type OktaState } from './state.js';
import { type SystemLog } from './system-log.js';
import { type TokenStore } from './tokens.js';

/** The application registered for people's consent. */
export interface ClientApp {
  id: Id;
  secret: string;
}

/** What the twin's routes share. */
export interface Parts {
  client: ClientApp;
  clock: Clock;
  state: OktaState;
  log: SystemLog;
  tokens: TokenStore;
  clients: Clients;
  idTokens: IdTokenSigner;
  limiter: RateLimiter;
  faults: Faults;
  calls: CallLog;
  hookClient: HookClient;
  deliveries: Deliveries;
  deliveryFaults: DeliveryFaults;
  /** The organization's address, such as `http://127.0.0.1:4010/okta`. */
  baseUrl(): string;
  /** Something worth keeping over a restart has changed. */
  changed(): void;
}

/** What a token stands for. */
export interface Caller {
  kind: 'SSWS' | 'Bearer';
  /** null for a service that acts for itself. */
  user: User | null;
  /** Id of the API token or of the OAuth application. */
  credential: Id;
  role: AdminRole;
  /** null: everything the role allows. */
  scopes: string[] | null;
}

declare module 'fastify' {
  interface FastifyRequest {
    oktaCall: ReceivedCall | null;
    oktaCaller: Caller | null;
    oktaFault: Fault | null;
  }
}
