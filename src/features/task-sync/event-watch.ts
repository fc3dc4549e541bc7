import { Injectable } from '@nestjs/common';
import { EventLog, type StoredEvent } from '../../hub/events/index.js';
import { Prisma } from '../../platform/database/index.js';
import { type MirrorOwner } from './mirror-owner.js';
import { MirroredProjects } from './mirrored-projects.js';
import { type OwnedProject, type Renamed, reportedIn } from './reported-tasks.js';
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
    const { tasks, projects, renamed, subscribed } = reportedIn(events);
    await this.refreshes.requestMirrored(tasks, tx);
    // In one statement, so that no mirror is begun anew twice.
    const toBeRead = [...projects.map(isOf), ...renamed.map(showsNameOf)];
    if (toBeRead.length > 0) await this.mirrors.restart(Prisma.join(toBeRead, ' OR '), tx);
    for (const { isTold, ...project } of subscribed) {
      // A reading that began before may have missed what nobody was told of.
      if (isTold) await this.mirrors.restart(Prisma.sql`${isOf(project)} AND NOT is_covered`, tx);
      else await this.mirrors.wake(isOf(project), tx);
    }
  }
}

const isOwnedBy = ({ organizationId, userId, provider }: MirrorOwner) => Prisma.sql`
  organization_id = ${organizationId}::uuid AND user_id = ${userId} AND provider = ${provider}`;
const isOf = (project: OwnedProject) => Prisma.sql`
  (${isOwnedBy(project)} AND project_gid = ${project.projectGid})`;

/** Whose tasks show the name, whichever project it is told of: a task stands in several. */
function showsNameOf(renamed: Renamed): Prisma.Sql {
  const place = JSON.stringify([{ [renamed.kind]: { gid: renamed.gid } }]);
  return Prisma.sql`
    (${isOwnedBy(renamed)} AND project_gid IN (
      SELECT unnest(projects) FROM mirrored_tasks
      WHERE ${isOwnedBy(renamed)} AND deleted_at IS NULL AND data -> 'memberships' @> ${place}::jsonb))`;
}
