import { Inject, Injectable } from '@nestjs/common';
import { WebhookSubscriptions } from '../../../hub/webhooks/index.js';
import { CLOCK, type Clock } from '../../../platform/clock/index.js';
import { LruMap } from '../../../platform/memory/index.js';
import { Log } from '../../../platform/telemetry/index.js';
import { TaskMirror } from '../../task-sync/index.js';
import { type Config } from '../config/callback-configs.js';
import { callbacksOf } from '../owner.js';

const MOST_REMEMBERED = 10_000;
const REMEMBERED_MS = 3_600_000;

/** Sees to it that what happens in the workflow's projects is told, and their tasks mirrored. */
@Injectable()
export class ProjectWatch {
  /** Where it was seen to already, and when; only so that not every task asks again. */
  private readonly seenTo = new LruMap<string, number>(MOST_REMEMBERED);

  constructor(
    private readonly mirror: TaskMirror,
    private readonly subscriptions: WebhookSubscriptions,
    private readonly log: Log,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Asana is asked in the background. Never throws: a task is worth more than the news of it. */
  async follow(config: Config, project: string): Promise<void> {
    const key = `${config.organizationId}:${project}`;
    const now = this.clock.now();
    if (now - (this.seenTo.get(key) ?? -Infinity) < REMEMBERED_MS) return;
    try {
      await this.begin(config, project);
      this.seenTo.set(key, now);
    } catch (error) {
      this.log.failure(error, undefined, { operation: 'callbacks.follow', organization_id: config.organizationId });
    }
  }

  private async begin({ organizationId, hasOwnWebhookUrl, webhookUrl }: Config, project: string): Promise<void> {
    const owner = callbacksOf(organizationId);
    if (hasOwnWebhookUrl) {
      const wish = { resource: project, resourceType: 'project', events: ['task.*'], deliveryUrl: webhookUrl };
      await this.subscriptions.ensure(owner, wish);
    }
    await this.mirror.follow(owner, project);
  }
}
