import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { ProviderError, type ProviderErrorKind } from '../../contracts/index.js';
import { asana, AsanaAccounts, type BatchResult, type Page } from '../../providers/asana/index.js';
import { type MirrorOwner } from './mirror-owner.js';
import { type Sighting } from './mirrored-tasks.js';
import { TASK_FIELDS, type TaskState, taskState } from './task-state.js';

/** The largest page Asana gives: https://developers.asana.com/docs/pagination */
const PAGE = 100;
/** https://developers.asana.com/docs/batch-requests: each counts as a call of its own all the same. */
const BATCH = 10;
/** So few are sooner there one by one, side by side. */
const FEW = 3;

/** What became of the question for one task: an answer, or a failure that says nothing of other tasks. */
export type Fetched = Sighting | { readonly gid: string; readonly error: ProviderError };

/**
 * Tasks as Asana shows them. All calls are those of a job: people's calls go first, and the shared budget of the
 * connection paces them.
 */
@Injectable()
export class TaskSource {
  constructor(private readonly accounts: AsanaAccounts) {}

  /** Tasks of a project, without their subtasks. @throws ProviderError */
  async page(
    owner: MirrorOwner,
    projectGid: string,
    offset: string | null,
    signal: AbortSignal,
  ): Promise<Page<TaskState>> {
    const path = `/projects/${encodeURIComponent(projectGid)}/tasks`;
    const query = { limit: PAGE, ...(offset !== null && { offset }) };
    return this.wire(owner, signal).list(taskState, path, TASK_FIELDS, query);
  }

  /** How many tasks a project has. @throws ProviderError */
  async count(owner: MirrorOwner, projectGid: string, signal: AbortSignal): Promise<number> {
    return (await this.client(owner, signal).taskCounts(projectGid)).num_tasks ?? 0;
  }

  /** The present state of tasks, in any number. @throws ProviderError when it is not about single tasks */
  async states(owner: MirrorOwner, gids: readonly string[], signal: AbortSignal): Promise<Fetched[]> {
    if (gids.length <= FEW) return Promise.all(gids.map((gid) => this.state(owner, gid, signal)));
    const batches = chunks(gids, BATCH).map((some) => this.batch(owner, some, signal));
    return (await Promise.all(batches)).flat();
  }

  private async state(owner: MirrorOwner, gid: string, signal: AbortSignal): Promise<Fetched> {
    try {
      return { gid, state: await this.wire(owner, signal).read(taskState, pathOf(gid), TASK_FIELDS) };
    } catch (error) {
      return judged(gid, error);
    }
  }

  private async batch(owner: MirrorOwner, gids: readonly string[], signal: AbortSignal): Promise<Fetched[]> {
    const fields = TASK_FIELDS.split(',');
    try {
      const results = await this.client(owner, signal).batch(
        gids.map((gid) => ({ method: 'get', relative_path: pathOf(gid), options: { fields } })),
      );
      return gids.map((gid, place) => readResult(gid, results[place]));
    } catch (error) {
      return gids.map((gid) => failed(gid, error));
    }
  }

  private client(owner: MirrorOwner, signal: AbortSignal) {
    return this.accounts.clientOf(owner, { priority: 'background', signal });
  }

  private wire(owner: MirrorOwner, signal: AbortSignal) {
    return this.accounts.wireOf(owner, { priority: 'background', signal });
  }
}

const pathOf = (gid: string) => `/tasks/${encodeURIComponent(gid)}`;
const chunks = <T>(all: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, place) => all.slice(place * size, (place + 1) * size));

const taskAnswer = z.object({ data: taskState });

function readResult(gid: string, result: BatchResult | undefined): Fetched {
  const { status_code: status = 500, body } = result ?? {};
  if (status < 200 || status > 299) return judged(gid, errorOf(status, body));
  const read = taskAnswer.safeParse(body);
  if (read.success) return { gid, state: read.data.data };
  return { gid, error: new ProviderError('unavailable', 'A task cannot be read.', { code: 'response_unreadable' }) };
}

/** An answer inside a batch is an answer like any other: https://developers.asana.com/docs/errors */
function errorOf(status: number, body: unknown): ProviderError {
  const explained = asana.explain?.(status, JSON.stringify(body));
  return new ProviderError(KINDS[status] ?? (status < 500 ? 'rejected' : 'unavailable'), 'A task could not be read.', {
    status,
    ...explained,
  });
}

const KINDS: Readonly<Partial<Record<number, ProviderErrorKind>>> = {
  401: 'auth_expired',
  402: 'forbidden',
  403: 'forbidden',
  404: 'not_found',
  410: 'not_found',
  429: 'rate_limited',
};

/** What cannot be seen is not there for this owner: 404 says what is deleted, 403 what was moved out of sight. */
function judged(gid: string, error: unknown): Fetched {
  if (!(error instanceof ProviderError)) throw error;
  const isHidden = error.kind === 'forbidden' && error.status === 403 && error.code !== 'insufficient_scope';
  return error.kind === 'not_found' || isHidden ? { gid, state: undefined } : failed(gid, error);
}

/** @throws ProviderError that says the same of every task of the account */
function failed(gid: string, error: unknown): Fetched {
  const isOfTask = error instanceof ProviderError && (error.kind === 'unavailable' || error.kind === 'rejected');
  if (!isOfTask) throw error;
  return { gid, error };
}
