import { Prisma } from '../../platform/database/index.js';
import { type StoredEvent } from './stored-event.js';
import { TypeFilter } from './type-filter.js';

export interface Wanted {
  readonly organizationId: string;
  /** One user's events and those of the whole organization; absent: everybody's. */
  readonly userId?: string;
  /** See `typePattern`; none: all. */
  readonly types?: readonly string[];
  readonly since?: Date;
}

/** What somebody may and wants to see of the log. */
export class EventView {
  readonly organizationId: string;
  readonly since: Date | undefined;
  readonly #userId: string | undefined;
  readonly #types: TypeFilter;

  constructor({ organizationId, userId, types = [], since }: Wanted) {
    this.organizationId = organizationId;
    this.since = since;
    this.#userId = userId;
    this.#types = new TypeFilter(types);
  }

  shows({ organizationId, userId, type }: Pick<StoredEvent, 'organizationId' | 'userId' | 'type'>): boolean {
    if (organizationId !== this.organizationId) return false;
    return (this.#userId === undefined || userId === null || userId === this.#userId) && this.#types.matches(type);
  }

  /** The same as a condition on the table `events`. */
  get condition(): Prisma.Sql {
    const ofUser =
      this.#userId === undefined ? Prisma.empty : Prisma.sql`AND (user_id IS NULL OR user_id = ${this.#userId})`;
    return Prisma.sql`organization_id = ${this.organizationId}::uuid ${ofUser} AND ${this.#types.condition}`;
  }
}
