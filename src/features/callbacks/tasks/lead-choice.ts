import { Injectable } from '@nestjs/common';
import { type Lead, newRowId, type Prisma, PrismaService } from '../../../platform/database/index.js';
import { columnsOf } from '../leads/lead-columns.js';
import { Leads } from '../leads/leads.js';
import { type CallbackLead } from './callback-text.js';
import { type GivenLead } from './task-data.js';

/** Which lead a request means, and what is known of it. */
export interface ChosenLead {
  /** What the task says: the stored lead, over it what the request says. */
  readonly facts: CallbackLead;
  readonly tags: readonly string[];
  /** Absent: it is not stored yet, or the request names none. */
  readonly stored: Lead | null;
  /** The tenant's own id of a lead that is to be stored with its task. */
  readonly newId: string | undefined;
  readonly given: GivenLead | undefined;
}

/** The leads of requests for callback tasks: ours, the tenant's own that we have not met yet, or nobody. */
@Injectable()
export class LeadChoice {
  constructor(
    private readonly prisma: PrismaService,
    private readonly leads: Leads,
  ) {}

  async of(organizationId: string, given: GivenLead | undefined): Promise<ChosenLead> {
    const stored = given?.id === undefined ? null : await this.leads.find(organizationId, given.id);
    const facts: CallbackLead = { ...(stored && factsOf(stored)), ...(given && saidIn(given)) };
    const newId = stored ? undefined : given?.id;
    return { facts, tags: [...new Set([...(stored?.tags ?? []), ...(given?.tags ?? [])])], stored, newId, given };
  }

  stored(lead: Lead): ChosenLead {
    return { facts: factsOf(lead), tags: lead.tags, stored: lead, newId: undefined, given: undefined };
  }

  /** The lead's row, stored now if need be, locked until the transaction ends. */
  async locked(
    organizationId: string,
    chosen: ChosenLead,
    campaignId: string | null,
    now: number,
    tx: Prisma.TransactionClient,
  ): Promise<Lead | null> {
    if (!chosen.stored && chosen.newId !== undefined) {
      const facts = { ...columnsOf(named(chosen.given)), externalId: chosen.newId };
      const row = { id: newRowId(now), organizationId, campaignId, lastUpdated: new Date(now), ...facts };
      // Another request may have stored it a moment ago.
      await tx.lead.createMany({ data: row, skipDuplicates: true });
    }
    const where = chosen.stored ? { id: chosen.stored.id } : { organizationId, externalId: chosen.newId };
    const found = chosen.stored || chosen.newId !== undefined ? await tx.lead.findFirst({ where }) : null;
    if (!found) return null;
    await tx.$executeRaw`SELECT id FROM leads WHERE id = ${found.id}::uuid FOR UPDATE`;
    return found;
  }

  /**
   * Leads of a campaign that have no callback task and none in the making, the oldest first; behind them those whose task
   * could not be made, so that they are in nobody's way.
   */
  async withoutTask(organizationId: string, campaignId: string, most: number): Promise<Lead[]> {
    const rows = await this.prisma.$queryRaw<{ id: string }[]>`
      SELECT lead.id FROM leads AS lead
      LEFT JOIN LATERAL (
        SELECT bool_or(status IN ('intended', 'sent')) AS is_open, max(updated_at) FILTER (WHERE status = 'failed') AS failed_at
        FROM callback_tasks WHERE organization_id = lead.organization_id AND lead_id = lead.id) AS tried ON true
      WHERE lead.organization_id = ${organizationId}::uuid AND lead.campaign_id = ${campaignId}::uuid
        AND lead.task_id IS NULL AND NOT coalesce(tried.is_open, false)
      ORDER BY tried.failed_at NULLS FIRST, lead.id LIMIT ${most}`;
    const ids = rows.map(({ id }) => id);
    const leads = new Map(
      (await this.prisma.lead.findMany({ where: { id: { in: ids } } })).map((lead) => [lead.id, lead]),
    );
    return ids.flatMap((id) => leads.get(id) ?? []);
  }
}

const named = ({ id: _id, ...facts }: GivenLead = {}) => facts;

const factsOf = ({ name, phone, email, score, callDuration, callTime, aiConfidence, summary }: Lead): CallbackLead => ({
  name,
  phone,
  email,
  score,
  callDuration,
  callTime,
  aiConfidence,
  summary,
});

/** As columns, so that both have the same units; what was not said says nothing. */
function saidIn(given: GivenLead): CallbackLead {
  const { name, phone, email, score, callDuration, callTime, aiConfidence, summary } = columnsOf(named(given));
  const said = { name, phone, email, score, callDuration, callTime, aiConfidence, summary };
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined && value !== null));
}
