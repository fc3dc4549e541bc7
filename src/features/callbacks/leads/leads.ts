import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { type Page, readCursor, toPage } from '../../../platform/api/index.js';
import { CLOCK, type Clock } from '../../../platform/clock/index.js';
import { type Lead, newRowId, PrismaService } from '../../../platform/database/index.js';
import { type IdempotentAttempt } from '../../../platform/idempotency/index.js';
import { invalidField, problem } from '../../../platform/problem/index.js';
import { Campaigns } from '../campaigns/campaigns.js';
import { LeadUpdates } from '../sync/lead-updates.js';
import { isTaken } from '../taken.js';
import { columnsOf } from './lead-columns.js';
import { CONTACTED, type LeadChanges, type LeadsQuery, type NewLead } from './lead.schemas.js';
import { LeadTasks } from './lead-tasks.js';

const isRowId = (text: string) => z.uuid().safeParse(text).success;

/** Leads of an organization. Another's is answered as one that does not exist. */
@Injectable()
export class Leads {
  constructor(
    private readonly prisma: PrismaService,
    private readonly campaigns: Campaigns,
    private readonly tasks: LeadTasks,
    private readonly updates: LeadUpdates,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @param attempt its id becomes the lead's, so that a repetition finds what an earlier try has stored */
  async create(organizationId: string, input: NewLead, attempt?: IdempotentAttempt): Promise<Lead> {
    const now = this.clock.now();
    const id = attempt?.id ?? newRowId(now);
    const earlier = attempt && (await this.find(organizationId, id));
    if (earlier) return earlier;
    const campaignId = await this.campaignOf(organizationId, input.campaignId);
    const data = { id, organizationId, campaignId, ...columnsOf(input), ...contacted(input, now) };
    return storing(this.prisma.lead.create({ data: { ...data, lastUpdated: new Date(now) } }));
  }

  /** Newest first. */
  async list(organizationId: string, query: LeadsQuery): Promise<Page<Lead>> {
    const { status, externalId, hasTask, limit, cursor } = query;
    const campaignId = (await this.campaignOf(organizationId, query.campaignId)) ?? undefined;
    const taskId = hasTask === undefined ? undefined : hasTask ? { not: null } : null;
    const rows = await this.prisma.lead.findMany({
      where: { organizationId, campaignId, status, externalId, taskId, id: { lt: readCursor(cursor) } },
      orderBy: { id: 'desc' },
      take: limit + 1,
    });
    return toPage(rows, limit, (row) => row);
  }

  /** @param ref our id of it, or the tenant's own */
  async find(organizationId: string, ref: string): Promise<Lead | null> {
    const byId = isRowId(ref) ? await this.prisma.lead.findFirst({ where: { organizationId, id: ref } }) : null;
    return byId ?? this.prisma.lead.findFirst({ where: { organizationId, externalId: ref } });
  }

  /** @throws problem `not_found` */
  async get(organizationId: string, ref: string): Promise<Lead> {
    const found = await this.find(organizationId, ref);
    if (found) return found;
    throw problem('not_found', { detail: 'There is no such lead.' });
  }

  /**
   * What the lead and its task have in common is changed at Asana first: should the rest break off, the task's own event
   * brings it here.
   */
  async change(organizationId: string, ref: string, changes: LeadChanges): Promise<Lead> {
    const lead = await this.get(organizationId, ref);
    const campaignId = await this.campaignOf(organizationId, changes.campaignId);
    await this.tasks.follow(lead, changes);
    const columns = { ...columnsOf(changes), ...contacted(changes, this.clock.now(), lead), campaignId };
    return storing(this.updates.store(lead, columns));
  }

  /** Its task stays. @throws problem `not_found` */
  async remove(organizationId: string, ref: string): Promise<void> {
    const { id } = await this.get(organizationId, ref);
    await this.prisma.lead.deleteMany({ where: { id, organizationId } });
  }

  private async campaignOf(organizationId: string, ref: string | null | undefined): Promise<string | null | undefined> {
    if (ref === undefined || ref === null) return ref;
    const found = await this.campaigns.find(organizationId, ref);
    if (found) return found.id;
    throw invalidField('campaignId', 'is not the id or externalId of a campaign');
  }
}

/** When it was contacted is known from the change itself. */
function contacted({ status }: LeadChanges, now: number, before?: Lead) {
  const isNew = status === CONTACTED && before?.status !== CONTACTED;
  return isNew ? { contactedAt: new Date(now) } : {};
}

async function storing<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw isTaken(error) ? problem('conflict', { detail: 'Another lead has this externalId.', cause: error }) : error;
  }
}
