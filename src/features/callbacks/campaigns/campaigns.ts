import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { type Page, readCursor, toPage } from '../../../platform/api/index.js';
import { CLOCK, type Clock } from '../../../platform/clock/index.js';
import { type Campaign, newRowId, Prisma, PrismaService } from '../../../platform/database/index.js';
import { type IdempotentAttempt } from '../../../platform/idempotency/index.js';
import { invalidField, problem } from '../../../platform/problem/index.js';
import { CallbackConfigs } from '../config/callback-configs.js';
import { ProjectWatch } from '../sync/project-watch.js';
import { isTaken } from '../taken.js';
import { type CampaignChanges, type CampaignsQuery, type NewCampaign } from './campaign.schemas.js';

const isRowId = (text: string) => z.uuid().safeParse(text).success;

const noSuchCampaign = () => problem('not_found', { detail: 'There is no such campaign.' });

/** Campaigns of an organization. Another's is answered as one that does not exist. */
@Injectable()
export class Campaigns {
  constructor(
    private readonly prisma: PrismaService,
    private readonly configs: CallbackConfigs,
    private readonly projects: ProjectWatch,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @param attempt its id becomes the campaign's, so that a repetition finds what an earlier try has stored */
  async create(organizationId: string, input: NewCampaign, attempt?: IdempotentAttempt): Promise<Campaign> {
    const id = attempt?.id ?? newRowId(this.clock.now());
    const earlier = attempt && (await this.find(organizationId, id));
    const data = { id, organizationId, name: input.name, ...columnsOf(input) };
    return earlier ?? this.watched(await this.storing(this.prisma.campaign.create({ data })));
  }

  /** Newest first. */
  async list(organizationId: string, { externalId, limit, cursor }: CampaignsQuery): Promise<Page<Campaign>> {
    const rows = await this.prisma.campaign.findMany({
      where: { organizationId, externalId, id: { lt: readCursor(cursor) } },
      orderBy: { id: 'desc' },
      take: limit + 1,
    });
    return toPage(rows, limit, (row) => row);
  }

  /** @param ref our id of it, or the tenant's own */
  async find(organizationId: string, ref: string): Promise<Campaign | null> {
    const byId = isRowId(ref) ? await this.prisma.campaign.findFirst({ where: { organizationId, id: ref } }) : null;
    return byId ?? this.prisma.campaign.findFirst({ where: { organizationId, externalId: ref } });
  }

  /** @throws problem `not_found` */
  async get(organizationId: string, ref: string): Promise<Campaign> {
    const found = await this.find(organizationId, ref);
    if (found) return found;
    throw noSuchCampaign();
  }

  /** @throws problem `not_found`, `validation_failed` when nobody would be left to take turns */
  async change(organizationId: string, ref: string, changes: CampaignChanges): Promise<Campaign> {
    const { id, assignmentStrategy, assignees } = await this.get(organizationId, ref);
    const columns = { ...(changes.name && { name: changes.name }), ...columnsOf(changes) };
    const strategy = columns.assignmentStrategy ?? assignmentStrategy;
    const people = columns.assignees ?? assignees;
    if (strategy === 'round_robin' && people.length === 0) throw invalidField('assignees', 'must name who take turns');
    const [changed] = await this.storing(this.prisma.campaign.updateManyAndReturn({ where: { id }, data: columns }));
    if (!changed) throw noSuchCampaign();
    return this.watched(changed);
  }

  /** Its leads and tasks stay. @throws problem `not_found` */
  async remove(organizationId: string, ref: string): Promise<void> {
    const { id } = await this.get(organizationId, ref);
    await this.prisma.campaign.deleteMany({ where: { id, organizationId } });
  }

  /** What happens in its project is told from now on; without a configuration, with its first task. */
  private async watched(campaign: Campaign): Promise<Campaign> {
    const { organizationId, asanaProjectId } = campaign;
    const config = asanaProjectId === null ? undefined : await this.configs.find(organizationId).catch(() => undefined);
    if (config && asanaProjectId !== null) await this.projects.follow(config, asanaProjectId);
    return campaign;
  }

  private async storing<T>(work: Promise<T>): Promise<T> {
    try {
      return await work;
    } catch (error) {
      throw isTaken(error)
        ? problem('conflict', { detail: 'Another campaign has this externalId.', cause: error })
        : error;
    }
  }
}

function columnsOf(input: CampaignChanges) {
  const { externalId, asanaProjectId, assignmentStrategy, defaultAssignee, assignees, followers, tags } = input;
  return {
    externalId,
    asanaProjectId,
    ...(assignmentStrategy && {
      assignmentStrategy: assignmentStrategy === 'round-robin' ? ('round_robin' as const) : ('fixed' as const),
    }),
    defaultAssignee,
    assignees,
    customFields: input.customFields as Prisma.InputJsonObject | undefined,
    additionalFields: input.additionalFields as Prisma.InputJsonObject | undefined,
    followers,
    tags,
  };
}
