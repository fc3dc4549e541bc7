import { Injectable } from '@nestjs/common';
import { ProviderError } from '../../../contracts/index.js';
import { type Lead } from '../../../platform/database/index.js';
import { AsanaAccounts } from '../../../providers/asana/index.js';
import { withAsana } from '../asana-failures.js';
import { callbacksOf } from '../owner.js';
import { CONTACTED, type LeadChanges } from './lead.schemas.js';

/** From leads to their tasks at Asana. */
@Injectable()
export class LeadTasks {
  constructor(private readonly accounts: AsanaAccounts) {}

  /** Changes the lead's task where the two overlap. Without a task there is nothing to do. @throws ProviderError */
  async follow(lead: Lead, changes: LeadChanges): Promise<void> {
    const wanted = overlap(lead, changes);
    if (lead.taskId === null || Object.keys(wanted).length === 0) return;
    const client = this.accounts.clientOf(callbacksOf(lead.organizationId));
    try {
      await withAsana(client.updateTask(lead.taskId, wanted));
    } catch (error) {
      // A task that is gone keeps nobody from changing the lead; that it is gone is for its event to say.
      if (!(error instanceof ProviderError) || error.kind !== 'not_found') throw error;
    }
  }
}

function overlap({ status }: Lead, changes: LeadChanges) {
  const { followUpDate, assignee } = changes;
  const isDone = changes.status === CONTACTED && status !== CONTACTED;
  return {
    ...(followUpDate !== undefined && { due_on: followUpDate }),
    ...(assignee !== undefined && { assignee }),
    ...(isDone && { completed: true }),
  };
}
