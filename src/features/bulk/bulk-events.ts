import { Injectable, type StreamableFile } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { type Caller, type Subject } from '../../contracts/index.js';
import { KeyWatch } from '../../hub/access/index.js';
import { type EventStream, EventStreams, eventText, HEARTBEAT } from '../../platform/api/index.js';
import { ChangeFeed, Changes } from '../../platform/database/index.js';
import { showOperation } from './bulk.answers.js';
import { BULK_TOPIC } from './bulk-job.js';
import { BulkOperations } from './bulk-operations.js';

const isOver = (status: string) => status !== 'queued' && status !== 'running';

/**
 * Progress of an operation as server-sent events, on whichever instance it is worked off: `progress` with the operation
 * whenever it has changed, `end` when it is over. A client that does not read gets the next state there is when it does.
 */
@Injectable()
export class BulkEvents {
  constructor(
    private readonly operations: BulkOperations,
    private readonly feed: ChangeFeed,
    private readonly streams: EventStreams,
    private readonly keys: KeyWatch,
  ) {}

  /** @throws problem `not_found`, `overloaded`, before anything is sent */
  async open(request: FastifyRequest, caller: Caller, user: Subject, id: string): Promise<StreamableFile> {
    await this.operations.get(user, id);
    return this.streams.open(request, async (stream) => {
      const unwatch = this.keys.watch(caller, () => stream.end());
      await this.follow(user, id, stream).finally(unwatch);
    });
  }

  private async follow(user: Subject, id: string, stream: EventStream): Promise<void> {
    const changes = new Changes(this.feed, BULK_TOPIC, id);
    let shown = '';
    try {
      while (!stream.isOver) {
        const operation = showOperation(await this.operations.get(user, id));
        const state = JSON.stringify(operation);
        if (state !== shown) await stream.send(eventText({ event: 'progress', data: { operation } }));
        else if (stream.untilHeartbeat === 0) await stream.send(HEARTBEAT);
        shown = state;
        if (isOver(operation.status)) return await stream.send(eventText({ event: 'end', data: { operation } }));
        await changes.next(stream.untilHeartbeat, stream.signal);
      }
    } finally {
      changes.stop();
    }
  }
}
