import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '../../../platform/clock/index.js';
import { type CallbackTask, newRowId, type Prisma, PrismaService } from '../../../platform/database/index.js';
import { type TaskDraft } from '../../../providers/asana/index.js';
import { TaskIntents } from './intents.js';
import { type ChosenLead, LeadChoice } from './lead-choice.js';
import { type Occasion } from './task-drafts.js';

/** A task as it is about to be written down. */
export interface Plan {
  readonly id: string;
  readonly occasion: Occasion;
  readonly draft: TaskDraft;
  /** Absent for ready fields: they are about no lead. */
  readonly lead?: ChosenLead;
}

interface Written {
  readonly row: CallbackTask;
  /** The lead had one in the making already. */
  readonly isJoined: boolean;
}

/**
 * Writes down what is to be made, whose turn it is, and for which lead, in one transaction: a turn is taken if and only
 * if there is a task for it.
 */
@Injectable()
export class TaskPlans {
  constructor(
    private readonly prisma: PrismaService,
    private readonly intents: TaskIntents,
    private readonly choice: LeadChoice,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  newId(): string {
    return newRowId(this.clock.now());
  }

  /** @param isTakenUp somebody sends it at once */
  async write(plan: Plan, isTakenUp: boolean): Promise<Written> {
    return this.prisma.$transaction((tx) => this.writeIn(tx, plan, isTakenUp));
  }

  private async writeIn(tx: Prisma.TransactionClient, plan: Plan, isTakenUp: boolean): Promise<Written> {
    const { id, occasion, lead: chosen } = plan;
    const { organizationId } = occasion.config;
    const campaignId = occasion.campaign?.id ?? null;
    const lead = chosen && (await this.choice.locked(organizationId, chosen, campaignId, this.clock.now(), tx));
    const underWay = lead && (await this.intents.ofLead(lead, tx));
    if (underWay) return { row: underWay, isJoined: true };
    const draft = chosen ? { ...plan.draft, ...(await assigneeInTurn(occasion, tx)) } : plan.draft;
    const data = { id, organizationId, campaign: occasion.label, campaignId, leadId: lead?.id ?? null };
    return { row: await this.intents.write({ ...data, draft, isTakenUp }, tx), isJoined: false };
  }
}

/** The row's lock lines up all who ask at the same moment, over all instances. */
async function assigneeInTurn({ campaign }: Occasion, tx: Prisma.TransactionClient): Promise<{ assignee?: string }> {
  if (campaign?.assignmentStrategy !== 'round_robin') return {};
  const [row] = await tx.$queryRaw<{ assignee: string | null }[]>`
    UPDATE campaigns SET turn = (turn + 1) % greatest(cardinality(assignees), 1)
    WHERE id = ${campaign.id}::uuid
    RETURNING assignees[1 + (turn + greatest(cardinality(assignees), 1) - 1) % greatest(cardinality(assignees), 1)] AS assignee`;
  return row?.assignee ? { assignee: row.assignee } : {};
}
