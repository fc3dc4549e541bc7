import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { ProviderError, type Subject } from '../../contracts/index.js';
import { EventLog, type StoredEvent } from '../../hub/events/index.js';
import { type AutomationRule, Prisma, PrismaService } from '../../platform/database/index.js';
import { type Job, JobQueue, type JobType } from '../../platform/queue/index.js';
import { AsanaTaskScan, type TaskDetails } from '../../providers/asana/index.js';
import { EventMatch } from './event-match.js';
import { type Happening, HAPPENINGS, happeningOf } from './happening.js';
import { EVENT_TRIGGERS } from './rule.schemas.js';

const PROVIDER = 'asana';
/** Events of one job. */
const MOST_EVENTS = 200;

interface EventsJob {
  /** Of one user. */
  readonly eventIds: string[];
}

const matchEvents: JobType<EventsJob> = {
  name: 'automation.events',
  schema: z.object({ eventIds: z.array(z.uuid()).min(1).max(MOST_EVENTS) }),
  // Its pauses grow to ten minutes: three hours without Asana are made up for.
  retries: 24,
  retryDelaySeconds: 5,
  concurrency: 8,
};

/** Rules run on events: what may concern one is noted with the event, and looked at in a job. */
@Injectable()
export class AutomationEvents {
  constructor(
    private readonly prisma: PrismaService,
    private readonly scan: AsanaTaskScan,
    private readonly match: EventMatch,
    private readonly queue: JobQueue,
    events: EventLog,
  ) {
    events.onAppend('automation', (appended, tx) => this.note(appended, tx));
    queue.register(matchEvents, (job) => this.work(job));
  }

  /** In the transaction of the events, of which all have one owner. */
  private async note(events: readonly StoredEvent[], tx: Prisma.TransactionClient): Promise<void> {
    const noted = events.filter(({ source, type }) => source === PROVIDER && HAPPENINGS.some((each) => each === type));
    const [first] = noted;
    if (!first || first.userId === null) return;
    const { organizationId, userId } = first;
    const waiting = await tx.automationRule.findFirst({
      where: waitingFor({ organizationId, userId }),
      select: { id: true },
    });
    if (!waiting) return;
    for (let at = 0; at < noted.length; at += MOST_EVENTS) {
      const eventIds = noted.slice(at, at + MOST_EVENTS).map(({ id }) => id);
      await this.queue.enqueue(matchEvents, { eventIds }, { tx });
    }
  }

  /** Safe to repeat: an event runs a rule once. */
  private async work({ data, signal }: Job<EventsJob>): Promise<void> {
    const events = await this.prisma.event.findMany({
      where: { id: { in: data.eventIds } },
      orderBy: { position: 'asc' },
    });
    const [first] = events;
    if (!first || first.userId === null) return;
    const user = { organizationId: first.organizationId, userId: first.userId };
    const rules = await this.prisma.automationRule.findMany({ where: waitingFor(user), orderBy: { id: 'asc' } });
    for (const [taskId, happenings] of byTask(events)) {
      signal.throwIfAborted();
      const wanted = rules.filter((rule) => happenings.some((happening) => this.match.mayApply(rule, happening)));
      const task = wanted.length > 0 ? await this.find(user, taskId, signal) : undefined;
      if (task) await this.runAll(wanted, happenings, task);
    }
  }

  private async runAll(rules: readonly AutomationRule[], happenings: readonly Happening[], task: TaskDetails) {
    for (const happening of happenings) {
      for (const rule of rules) await this.match.runIfMeant(rule, happening, task);
    }
  }

  /** @returns undefined when there is nothing to act on, or nobody to act as. @throws ProviderError: again later */
  private async find(user: Subject, taskId: string, signal: AbortSignal): Promise<TaskDetails | undefined> {
    try {
      return await this.scan.task(user, taskId, { priority: 'background', signal });
    } catch (error) {
      if (error instanceof ProviderError && error.kind !== 'unavailable' && error.kind !== 'rate_limited')
        return undefined;
      throw error;
    }
  }
}

const waitingFor = ({ organizationId, userId }: Subject): Prisma.AutomationRuleWhereInput => ({
  organizationId,
  userId,
  provider: PROVIDER,
  enabled: true,
  OR: EVENT_TRIGGERS.map((type) => ({ trigger: { path: ['type'], equals: type } })),
});

/** In the order in which each task was first met. */
function byTask(events: readonly StoredEvent[]): Map<string, Happening[]> {
  const found = new Map<string, Happening[]>();
  for (const event of events) {
    const happening = happeningOf(event);
    if (happening) found.set(happening.taskId, [...(found.get(happening.taskId) ?? []), happening]);
  }
  return found;
}
