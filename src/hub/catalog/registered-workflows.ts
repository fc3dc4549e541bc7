import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { type Page, readCursor, toPage } from '../../platform/api/index.js';
import { type Prisma, PrismaService, type RegisteredWorkflow } from '../../platform/database/index.js';
import { problem } from '../../platform/problem/index.js';
import { ServiceRegistry } from './service-registry.js';
import { type WorkflowBody, type WorkflowQuery } from './services.schemas.js';

/** Most workflows one organization may register. */
const QUOTA = 1_000;

/** Workflows of clients that use a service; an organization's, not a user's. */
@Injectable()
export class RegisteredWorkflows {
  constructor(
    private readonly prisma: PrismaService,
    private readonly registry: ServiceRegistry,
  ) {}

  /** @throws problem `not_found` for an unknown service, `conflict` when the organization has too many */
  async register(organizationId: string, { service_id, workflow_config }: WorkflowBody): Promise<RegisteredWorkflow> {
    const { entry } = this.registry.get(service_id);
    const existing = await this.prisma.registeredWorkflow.count({ where: { organizationId } });
    if (existing >= QUOTA) {
      throw problem('conflict', { detail: `An organization can register ${QUOTA} workflows. Delete some first.` });
    }
    const config = workflow_config as Prisma.InputJsonObject;
    return this.prisma.registeredWorkflow.create({ data: { organizationId, serviceId: entry.id, config } });
  }

  /** Newest first. */
  async list(organizationId: string, { service_id, limit, cursor }: WorkflowQuery): Promise<Page<RegisteredWorkflow>> {
    const rows = await this.prisma.registeredWorkflow.findMany({
      where: { organizationId, serviceId: service_id, id: { lt: readCursor(cursor) } },
      orderBy: { id: 'desc' },
      take: limit + 1,
    });
    return toPage(rows, limit, (row) => row);
  }

  /** @throws problem `not_found`, also for what belongs to another organization */
  async delete(organizationId: string, id: string): Promise<void> {
    const isId = z.uuid().safeParse(id).success;
    const { count } = isId
      ? await this.prisma.registeredWorkflow.deleteMany({ where: { id, organizationId } })
      : { count: 0 };
    if (count === 0) throw problem('not_found', { detail: `Workflow '${id}' not found` });
  }
}
