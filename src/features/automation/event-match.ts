import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '../../platform/clock/index.js';
import { type AutomationRule, PrismaService } from '../../platform/database/index.js';
import { type TaskDetails } from '../../providers/asana/index.js';
import { AutomationRunner, triggerOf } from './automation-runner.js';
import { allHold, isMeant, sectionOf } from './conditions.js';
import { type Happening } from './happening.js';
import { LoopGuard } from './loop-guard.js';
import { type EventTrigger, isEventTrigger, ruleDefinition, type RuleDefinition } from './rule.schemas.js';
import { StoredRuns } from './stored-runs.js';

/** A task that comes into a project is put into a section of it at the same moment, which is no move. */
const SAME_MOMENT_MS = 1_000;
/** Events among which that one is looked for, on both sides. */
const NEAR = 1_000;

const TOO_OFTEN = {
  code: 'loop_protection',
  message: 'The rule has changed this task ten times within an hour. Events of the task run it again later.',
};

/** Which events run which rule, and that they do so once. */
@Injectable()
export class EventMatch {
  constructor(
    private readonly prisma: PrismaService,
    private readonly runner: AutomationRunner,
    private readonly runs: StoredRuns,
    private readonly guard: LoopGuard,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** As far as the event itself tells. */
  mayApply(rule: AutomationRule, { kinds, project }: Happening): boolean {
    const { type, project_id } = triggerOf(rule);
    return isEventTrigger(type) && kinds.includes(type) && (project === undefined || project === project_id);
  }

  /** @param task as it is now. @throws ProviderError */
  async runIfMeant(rule: AutomationRule, happening: Happening, task: TaskDetails): Promise<void> {
    const definition = ruleDefinition.parse(rule);
    const kind = definition.trigger.type;
    if (!isEventTrigger(kind) || !this.mayApply(rule, happening) || !this.isSo(definition, happening, task)) return;
    if (kind === 'task_moved' && (await this.hasJustCome(happening))) return;
    await this.run(rule, kind, happening);
  }

  private async run(rule: AutomationRule, kind: EventTrigger, happening: Happening): Promise<void> {
    const { event, taskId } = happening;
    switch (await this.guard.judge(rule, happening)) {
      case 'echo':
        return;
      case 'too_often':
        return this.runs.recordSkipped(rule, { cause: kind, eventId: event.id, taskId }, TOO_OFTEN);
      case 'fine':
        await this.runner.runForEvent(rule.id, { id: event.id, kind, taskId });
    }
  }

  /** Of a task that has left the project or the section since, a later event tells. */
  private isSo({ trigger, conditions }: RuleDefinition, { section }: Happening, task: TaskDetails): boolean {
    const project = trigger.project_id;
    const now = this.clock.now();
    if (!task.memberships.some((place) => place.project?.gid === project)) return false;
    if (section !== undefined && sectionOf(task, project)?.gid !== section) return false;
    return isMeant(trigger, task, now) && allHold(conditions, task, project, now);
  }

  private async hasJustCome({ event }: Happening): Promise<boolean> {
    const { organizationId, userId, subject, position } = event;
    const at = event.occurredAt.getTime();
    const added = await this.prisma.event.findFirst({
      where: {
        organizationId,
        userId,
        subject,
        type: 'task.added',
        position: { gt: position - BigInt(NEAR), lt: position + BigInt(NEAR) },
        occurredAt: { gte: new Date(at - SAME_MOMENT_MS), lte: new Date(at + SAME_MOMENT_MS) },
        data: { path: ['parent', 'resource_type'], equals: 'project' },
      },
      select: { id: true },
    });
    return added !== null;
  }
}
