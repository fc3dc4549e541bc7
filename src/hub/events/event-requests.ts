import { Injectable, type StreamableFile } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { type Caller, type Subject } from '../../contracts/index.js';
import { EventStreams, type Page } from '../../platform/api/index.js';
import { invalidField } from '../../platform/problem/index.js';
import { KeyWatch } from '../access/index.js';
import { visibilityOf } from '../connections/index.js';
import { EventPages, placeOf } from './event-pages.js';
import { EventView } from './event-view.js';
import { type eventBody, type ListQuery, presentEvent, type StreamQuery } from './events.schemas.js';
import { LiveEvents } from './live-events.js';
import { readResumeId, writeResumeId } from './resume-id.js';
import { type z } from 'zod';

/** Serves the log over the API: to a user its own events and the organization's, to a backend all of them. */
@Injectable()
export class EventRequests {
  constructor(
    private readonly pages: EventPages,
    private readonly live: LiveEvents,
    private readonly streams: EventStreams,
    private readonly keys: KeyWatch,
  ) {}

  /** @throws problem `forbidden`, `overloaded`, before anything is sent */
  async stream(
    request: FastifyRequest,
    caller: Caller,
    acting: Subject | undefined,
    query: StreamQuery,
  ): Promise<StreamableFile> {
    const view = viewOf(caller, acting, query);
    // EventSource asks for the same URL again when it comes back, so its header is the newer one.
    const resumeId = request.headers['last-event-id']?.toString() || query.last_event_id || undefined;
    const start = await this.live.start(view, resumeId);
    return this.streams.open(request, async (stream) => {
      const unwatch = this.keys.watch(caller, () => stream.end());
      await this.live.follow(view, start, stream).finally(unwatch);
    });
  }

  /** Newest first. @throws problem `forbidden`, `validation_failed` */
  async list(caller: Caller, acting: Subject | undefined, query: ListQuery): Promise<Page<z.output<typeof eventBody>>> {
    const view = viewOf(caller, acting, query);
    const before = query.cursor === undefined ? undefined : readResumeId(query.cursor)?.position;
    if (query.cursor !== undefined && before === undefined) {
      throw invalidField('cursor', 'is not a cursor of this list; send next_cursor of the page before');
    }
    const rows = await this.pages.list(view, query.limit + 1, before);
    const shown = rows.slice(0, query.limit);
    const last = shown.at(-1);
    const nextCursor = rows.length > query.limit && last ? writeResumeId(placeOf(last)) : null;
    return { items: shown.map(presentEvent), nextCursor };
  }
}

/** @throws problem `forbidden` */
const viewOf = (caller: Caller, acting: Subject | undefined, { types, since }: Pick<StreamQuery, 'types' | 'since'>) =>
  new EventView({ ...visibilityOf(caller, acting), types, since: since === undefined ? undefined : new Date(since) });
