import { Injectable } from '@nestjs/common';
import { EventLog, type StoredEvent } from '../../hub/events/index.js';
import { Prisma } from '../../platform/database/index.js';
import { MirroredProjects } from './mirrored-projects.js';
import { type Reported, reportedIn } from './reported-tasks.js';
import { TaskRefreshes } from './task-refreshes.js';

/** Turns what is reported into what is to be fetched, in the transaction of the report. */
@Injectable()
export class EventWatch {
  constructor(
    private readonly refreshes: TaskRefreshes,
    private readonly mirrors: MirroredProjects,
    events: EventLog,
  ) {
    events.onAppend('task-sync', (appended, tx) => this.note(appended, tx));
  }

  private async note(events: readonly StoredEvent[], tx: Prisma.TransactionClient): Promise<void> {
    const { tasks, projects, subscribed } = reportedIn(events);
    await this.refreshes.requestMirrored(tasks, tx);
    for (const project of projects) await this.mirrors.restart(isOf(project), tx);
    for (const { isTold, ...project } of subscribed) {
      // A reading that began before may have missed what nobody was told of.
      if (isTold) await this.mirrors.restart(Prisma.sql`${isOf(project)} AND NOT is_covered`, tx);
      else await this.mirrors.wake(isOf(project), tx);
    }
  }
}

const isOf = ({ organizationId, userId, provider, projectGid }: Reported['projects'][number]) => Prisma.sql`
  organization_id = ${organizationId}::uuid AND user_id = ${userId} AND provider = ${provider}
  AND ${projectGid === undefined ? Prisma.sql`true` : Prisma.sql`project_gid = ${projectGid}`}`;
