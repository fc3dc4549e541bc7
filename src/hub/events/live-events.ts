import { Inject, Injectable } from '@nestjs/common';
import { type EventStream, eventText, HEARTBEAT } from '../../platform/api/index.js';
import { CLOCK, type Clock } from '../../platform/clock/index.js';
import { ChangeFeed, Changes, isDatabaseUnavailable } from '../../platform/database/index.js';
import { EVENT_RETENTION_MS } from './event-log.js';
import { type EventPage, EventPages, placeOf } from './event-pages.js';
import { type EventView } from './event-view.js';
import { presentEvent } from './events.schemas.js';
import { readResumeId, type ReadUpTo, writeResumeId } from './resume-id.js';
import { EVENTS_TOPIC } from './stored-event.js';

/** Clocks of instances differ by less. */
const CLOCK_SKEW_MS = 60_000;
/** Between looks for a database that is away. */
const AWAY_MS = 1_000;

interface Start {
  readonly readUpTo: ReadUpTo;
  /** What was before it is not known to be complete. */
  readonly isReset: boolean;
}

/**
 * Follows the log for one stream. What is new is read once for all streams of an organization; a stream that has fallen
 * behind, or comes back, reads on from the log by itself, as fast as its reader takes it.
 */
@Injectable()
export class LiveEvents {
  constructor(
    private readonly pages: EventPages,
    private readonly feed: ChangeFeed,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Where to begin: behind the id, else at the time of `since`, else now. @throws when the database is away */
  async start(view: EventView, resumeId: string | undefined): Promise<Start> {
    const { organizationId, since } = view;
    if (resumeId !== undefined) {
      const readUpTo = await this.known(resumeId);
      return { readUpTo: readUpTo ?? (await this.pages.end(organizationId)), isReset: readUpTo === undefined };
    }
    const readUpTo = since ? await this.pages.before(organizationId, since) : await this.pages.end(organizationId);
    return { readUpTo, isReset: false };
  }

  async follow(view: EventView, { readUpTo, isReset }: Start, stream: EventStream): Promise<void> {
    const changes = new Changes(this.feed, EVENTS_TOPIC, view.organizationId);
    let place = readUpTo;
    let isBehind = true;
    try {
      // The first id, so that a client that saw nothing yet also knows where to go on.
      await stream.send(isReset ? resetText(place) : `id: ${writeResumeId(place)}\n\n`);
      while (!stream.isOver) {
        const page = await this.next(view, place, isBehind);
        if (page) {
          await stream.send(
            page.events
              .filter((event) => view.shows(event))
              .map(textOf)
              .join(''),
          );
          place = page.readUpTo;
          isBehind = page.isFull;
        }
        if (stream.untilHeartbeat === 0) await stream.send(`${HEARTBEAT}id: ${writeResumeId(place)}\n\n`);
        if (page?.isFull) continue;
        await changes.next(page ? stream.untilHeartbeat : Math.min(stream.untilHeartbeat, AWAY_MS), stream.signal);
      }
    } finally {
      changes.stop();
    }
  }

  /** @returns undefined while the database is away: the stream stays, because a client gives up when it is refused */
  private async next(view: EventView, { position }: ReadUpTo, isBehind: boolean): Promise<EventPage | undefined> {
    try {
      return await (isBehind ? this.pages.missed(view, position) : this.pages.newest(view.organizationId, position));
    } catch (error) {
      if (isDatabaseUnavailable(error)) return undefined;
      throw error;
    }
  }

  /** @returns undefined when what came after may have been deleted, or the id is not one of this log */
  private async known(resumeId: string): Promise<ReadUpTo | undefined> {
    const readUpTo = readResumeId(resumeId);
    const oldest = this.clock.now() - EVENT_RETENTION_MS + CLOCK_SKEW_MS;
    if (!readUpTo || readUpTo.at < oldest) return undefined;
    return (await this.pages.hasReached(readUpTo)) ? readUpTo : undefined;
  }
}

const textOf = (event: EventPage['events'][number]) =>
  eventText({ id: writeResumeId(placeOf(event)), event: event.type, data: presentEvent(event) });

const resetText = (place: ReadUpTo) =>
  eventText({ id: writeResumeId(place), event: 'reset', data: { reason: 'events_no_longer_kept' } });
