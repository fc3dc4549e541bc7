import { type OktaClient } from '../../../providers/okta/index.js';
import { type Hands, type Step } from '../engine/step.js';
import { type Random } from '../schedule/random.js';
import { type Setting } from './setting.js';
import { type OktaWorld } from './world.js';

/** The organization's API as the account that hands name. */
export type OrgOf = (hands: Hands) => OktaClient;

/** What all activities of a step work with. */
export interface Work {
  readonly org: OrgOf;
  readonly step: Step;
  readonly world: OktaWorld;
  readonly setting: Setting;
  readonly random: Random;
  /** Begins the keys of its effects: an activity chosen instead of another one must not take that one's for its own. */
  readonly scope: string;
}
