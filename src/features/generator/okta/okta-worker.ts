import { Injectable } from '@nestjs/common';
import { OktaAccounts } from '../../../providers/okta/index.js';
import { type JobWorker, type ObjectKind, type Step } from '../engine/step.js';
import { type JobConfig } from '../jobs/job-config.js';
import { type Random } from '../schedule/random.js';
import { oneActivity } from './everyday.js';
import { beginOktaWorld, initializeUnit } from './initialization.js';
import { adoptedWorld, objectsIn, plannedObjects } from './inventory.js';
import { CLEANUP_ORDER, oktaObjects } from './objects.js';
import { oktaConfigOf, settingOf } from './setting.js';
import { type OrgOf } from './work.js';
import { type OktaWorld } from './world.js';

/** Plays the everyday life of an Okta organization: people come, move and go, with their groups and applications. */
@Injectable()
export class OktaWorker implements JobWorker<OktaWorld> {
  readonly connection = 'okta';
  readonly cleanupOrder = CLEANUP_ORDER;
  readonly madeIn = objectsIn;
  readonly adopted = adoptedWorld;
  readonly objects: Readonly<Record<string, ObjectKind>>;
  /** Contract 6.3, and the names that the documented dashboard reads, 6.10; applications are found, never created. */
  readonly stats: readonly string[] = [
    'users_created',
    'groups_created',
    'app_assignments_created',
    'user_group_assignments',
    'user_activations',
    'user_deactivations',
    'errors',
    'apps_created',
    'group_memberships_created',
    'users_activated',
  ];
  private readonly org: OrgOf;

  constructor(accounts: OktaAccounts) {
    // Whoever waits for an answer goes first.
    this.org = ({ organizationId, userId, signal }) =>
      accounts.clientOf({ organizationId, userId }, { priority: 'background', signal });
    this.objects = oktaObjects(this.org);
  }

  begin(config: JobConfig, random: Random, startedAt: Date) {
    return beginOktaWorld(oktaConfigOf(config), random, startedAt);
  }

  async initialize(step: Step, world: OktaWorld, unit: number): Promise<void> {
    const config = oktaConfigOf(step.config);
    await initializeUnit({ ...this.workOf(step, world), random: step.random, scope: '' }, config, unit);
  }

  async act(step: Step, world: OktaWorld): Promise<void> {
    await oneActivity(this.workOf(step, world));
  }

  planned(config: JobConfig) {
    return plannedObjects(oktaConfigOf(config));
  }

  private workOf(step: Step, world: OktaWorld) {
    return { org: this.org, step, world, setting: settingOf(oktaConfigOf(step.config)) };
  }
}
