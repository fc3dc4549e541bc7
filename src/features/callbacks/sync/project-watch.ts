import { Injectable } from '@nestjs/common';
import { Log } from '../../../platform/telemetry/index.js';
import { TaskMirror } from '../../task-sync/index.js';
import { type Config } from '../config/callback-configs.js';
import { callbacksOf } from '../owner.js';

/** Sees to it that what happens in the workflow's projects is told, and their tasks mirrored. */
@Injectable()
export class ProjectWatch {
  /**
   * The projects that were seen to already, so that not every task asks again. A configuration is the same object until it
   * is saved or has been kept for long: then all of it is seen to anew.
   */
  private readonly seenTo = new WeakMap<Config, Set<string>>();

  constructor(
    private readonly mirror: TaskMirror,
    private readonly log: Log,
  ) {}

  /** Asana is asked in the background. Never throws: a task is worth more than the news of it. */
  async follow(config: Config, project: string): Promise<void> {
    const { organizationId, webhookUrl: deliveryUrl } = config;
    const seen = this.seenTo.get(config) ?? new Set();
    if (seen.has(project)) return;
    try {
      await this.mirror.follow(callbacksOf(organizationId), project, { deliveryUrl });
      this.seenTo.set(config, seen.add(project));
    } catch (error) {
      this.log.failure(error, undefined, { operation: 'callbacks.follow', organization_id: organizationId });
    }
  }
}
