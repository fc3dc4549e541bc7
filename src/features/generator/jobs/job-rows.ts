import { Injectable } from '@nestjs/common';
import {
  type GeneratorAccount,
  type GeneratorJob,
  type Prisma,
  PrismaService,
} from '../../../platform/database/index.js';
import { problem } from '../../../platform/problem/index.js';

export type JobWithAccounts = GeneratorJob & { readonly accounts: GeneratorAccount[] };

/** Jobs of an organization; those that were deleted do not exist for anybody. */
@Injectable()
export class JobRows {
  constructor(private readonly prisma: PrismaService) {}

  /** @throws problem `job_not_found` */
  async get(organizationId: string, id: string): Promise<JobWithAccounts> {
    const job = await this.prisma.generatorJob.findFirst({
      where: { id, organizationId, deletedAt: null },
      include: { accounts: { orderBy: { position: 'asc' } } },
    });
    if (job) return job;
    throw problem('job_not_found');
  }

  /** Without the states, which can be large. Newest activity first. */
  list(organizationId: string, take: number): Promise<Omit<GeneratorJob, 'state'>[]> {
    return this.prisma.generatorJob.findMany({
      where: { organizationId, deletedAt: null },
      omit: { state: true },
      orderBy: [{ lastActivityAt: { sort: 'desc', nulls: 'last' } }, { createdAt: 'desc' }],
      take,
    });
  }

  /** Moves a job on from one of the given states. @throws problem `job_not_found` */
  async move(
    organizationId: string,
    id: string,
    where: Prisma.GeneratorJobWhereInput,
    data: Prisma.GeneratorJobUpdateManyMutationInput,
    tx: Prisma.TransactionClient,
  ): Promise<void> {
    const { count } = await tx.generatorJob.updateMany({
      where: { id, organizationId, deletedAt: null, ...where },
      data,
    });
    if (count === 0) throw problem('job_not_found', { detail: 'Job not found or not running' });
  }
}
