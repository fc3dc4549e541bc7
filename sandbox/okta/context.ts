import { type Clock } from '../shared/clock.js';
import { type OktaState } from './state.js';
import { type Actor, type SystemLog } from './system-log.js';
import { type TokenStore } from './tokens.js';

/** What a change needs: the state, the time, who makes it, and where it is written down. */
export interface Context {
  state: OktaState;
  clock: Clock;
  log: SystemLog;
  tokens: TokenStore;
  actor: Actor;
}
