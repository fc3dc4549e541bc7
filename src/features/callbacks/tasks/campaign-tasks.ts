import { Injectable } from '@nestjs/common';
import { type Page, readCursor, toPage } from '../../../platform/api/index.js';
import { type CallbackTask, type Lead, PrismaService } from '../../../platform/database/index.js';
import { withAsana } from '../asana-failures.js';
import { Campaigns } from '../campaigns/campaigns.js';
import { type CampaignTasksBody, type CampaignTasksQuery } from './campaign-tasks.schemas.js';
import { LeadChoice } from './lead-choice.js';
import { type Occasion } from './task-drafts.js';
import { TaskPlanning } from './task-planning.js';
import { TaskPlans } from './task-plans.js';
import { TaskSettling } from './task-settling.js';

const MOST = 1000;
/** Written down side by side. */
const AT_ONCE = 8;

export interface Begun {
  readonly queued: number;
  /** Leads that have a task, or one in the making. */
  readonly skipped: number;
}

/** Callback tasks for the leads of a campaign, made in the background: each as if it had been asked for alone. */
@Injectable()
export class CampaignTasks {
  constructor(
    private readonly prisma: PrismaService,
    private readonly campaigns: Campaigns,
    private readonly choice: LeadChoice,
    private readonly planning: TaskPlanning,
    private readonly plans: TaskPlans,
    private readonly settling: TaskSettling,
  ) {}

  /** Safe to repeat. @throws problem `not_found`, and what planning a task throws: then nothing, or a part, is begun */
  async begin(organizationId: string, ref: string, { leadIds, priority }: CampaignTasksBody): Promise<Begun> {
    const campaign = await this.campaigns.get(organizationId, ref);
    const occasion = await withAsana(this.planning.occasion(organizationId, campaign.id));
    const named = leadIds && (await this.named(organizationId, leadIds));
    const leads = named ?? (await this.choice.withoutTask(organizationId, campaign.id, MOST));
    let queued = 0;
    try {
      for (let from = 0; from < leads.length; from += AT_ONCE) {
        const some = leads.slice(from, from + AT_ONCE);
        const written = await Promise.all(some.map((lead) => this.write(occasion, lead, priority)));
        queued += written.filter((isNew) => isNew).length;
      }
    } finally {
      if (queued > 0) await this.settling.wake(organizationId, this.prisma);
    }
    return { queued, skipped: (leadIds?.length ?? leads.length) - queued };
  }

  /** Newest first. */
  async list(organizationId: string, ref: string, query: CampaignTasksQuery): Promise<Page<CallbackTask>> {
    const { id: campaignId } = await this.campaigns.get(organizationId, ref);
    const { status, limit, cursor } = query;
    const rows = await this.prisma.callbackTask.findMany({
      where: { organizationId, campaignId, status, id: { lt: readCursor(cursor) } },
      orderBy: { id: 'desc' },
      take: limit + 1,
    });
    return toPage(rows, limit, (row) => row);
  }

  private async named(organizationId: string, ids: readonly string[]): Promise<Lead[]> {
    return this.prisma.lead.findMany({ where: { organizationId, id: { in: [...ids] }, taskId: null } });
  }

  /** @returns false for a lead that has one in the making */
  private async write(occasion: Occasion, lead: Lead, priority: string | undefined): Promise<boolean> {
    const plan = await withAsana(this.planning.forLead(occasion, lead, priority));
    return !(await this.plans.write(plan, false)).isJoined;
  }
}
