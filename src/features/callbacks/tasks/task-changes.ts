import { Injectable } from '@nestjs/common';
import { ProviderError } from '../../../contracts/index.js';
import { PrismaService } from '../../../platform/database/index.js';
import { problem } from '../../../platform/problem/index.js';
import { AsanaTaskDetails, requestFields, type TaskDetails } from '../../../providers/asana/index.js';
import { asOwnFailure } from '../asana-failures.js';
import { callbacksOf } from '../owner.js';

const noSuchTask = (cause?: unknown) => problem('not_found', { detail: 'Task not found', cause });

/** Completing and reopening tasks of the workflow: those it made, those of its leads, and those of projects it follows. */
@Injectable()
export class TaskChanges {
  constructor(
    private readonly prisma: PrismaService,
    private readonly details: AsanaTaskDetails,
  ) {}

  /** @throws problem `not_found`; ProviderError */
  async complete(organizationId: string, gid: string, completed: boolean): Promise<TaskDetails> {
    const isGid = requestFields.gid.safeParse(gid).success;
    if (!isGid || !(await this.isOurs(organizationId, gid))) throw noSuchTask();
    try {
      return await this.details.update(callbacksOf(organizationId), gid, { completed });
    } catch (error) {
      const isGone = error instanceof ProviderError && error.kind === 'not_found';
      throw isGone ? noSuchTask(error) : asOwnFailure(error);
    }
  }

  private async isOurs(organizationId: string, taskGid: string): Promise<boolean> {
    const { userId, provider } = callbacksOf(organizationId);
    const made = await this.prisma.callbackTask.findFirst({ where: { organizationId, taskGid }, select: { id: true } });
    if (made) return true;
    const id = { organizationId, userId, provider, gid: taskGid };
    const mirrored = await this.prisma.mirroredTask.findUnique({ where: { organizationId_userId_provider_gid: id } });
    return mirrored !== null && mirrored.deletedAt === null;
  }
}
