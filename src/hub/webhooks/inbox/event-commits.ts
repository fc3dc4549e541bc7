import { Injectable } from '@nestjs/common';
import { type ReportedEvent } from '../../../contracts/index.js';
import { isDatabaseUnavailable, type Prisma, PrismaService } from '../../../platform/database/index.js';
import { EventLog } from '../../events/index.js';
import { GroupCommit } from './group-commit.js';
import { StoredDeliveries } from './stored-deliveries.js';

/** What one provider delivered to one owner, in the order of receipt per connection and resource. */
export interface DeliveredEvents {
  readonly organizationId: string;
  readonly userId: string;
  readonly provider: string;
  readonly events: readonly ReportedEvent[];
}

/** Deliveries of one connection and resource that were read. */
export interface ReadDeliveries extends DeliveredEvents {
  /** Events found, by delivery. */
  readonly counts: ReadonlyMap<string, number>;
  /** Of the bodies they were read from. */
  readonly bytes: number;
}

/** Runs in the transaction that ends the deliveries. */
type DeliveredHook = (delivered: DeliveredEvents, tx: Prisma.TransactionClient) => Promise<void>;

interface OrganizationCommits {
  readonly commits: GroupCommit<ReadDeliveries>;
  /** Turns that wait for one of them. */
  waiting: number;
}

/**
 * Writes down what turns have read: the end of the deliveries and their events, in one transaction. Since only one at a time
 * can append events of an organization, turns that wait for it go into the next one together.
 */
@Injectable()
export class EventCommits {
  readonly #organizations = new Map<string, OrganizationCommits>();
  readonly #hooks = new Map<string, DeliveredHook>();

  constructor(
    private readonly prisma: PrismaService,
    private readonly stored: StoredDeliveries,
    private readonly events: EventLog,
  ) {}

  /** Called with what was delivered to one owner, whether or not its events were new. Database work only, and quick. */
  onDelivered(name: string, hook: DeliveredHook): void {
    if (this.#hooks.has(name)) throw new Error(`The hook ${name} is registered twice.`);
    this.#hooks.set(name, hook);
  }

  /** Returns once all is committed. @throws what the commit of these deliveries alone failed with */
  async write(read: ReadDeliveries): Promise<void> {
    const { organizationId } = read;
    const organization = this.#organizations.get(organizationId) ?? { commits: this.#newCommits(), waiting: 0 };
    this.#organizations.set(organizationId, organization);
    organization.waiting += 1;
    try {
      await organization.commits.add(read);
    } finally {
      organization.waiting -= 1;
      if (organization.waiting === 0) this.#organizations.delete(organizationId);
    }
  }

  #newCommits(): GroupCommit<ReadDeliveries> {
    return new GroupCommit({
      write: (all) => this.#commit(all),
      isOutage: isDatabaseUnavailable,
      sizeOf: ({ bytes }) => bytes,
    });
  }

  async #commit(all: readonly ReadDeliveries[]): Promise<void> {
    await this.prisma.$transaction(async (tx) => {
      // Where another turn was first, the log knows the events: nothing happens twice, and nothing is left out.
      await this.stored.finish(new Map(all.flatMap(({ counts }) => [...counts])), tx);
      for (const delivered of byOwner(all)) {
        const { organizationId, userId, provider, events } = delivered;
        await this.events.append({ organizationId, userId }, provider, events, tx);
        for (const hook of this.#hooks.values()) await hook(delivered, tx);
      }
    });
  }
}

/**
 * What is of one owner at once: who reacts to events locks rows of their owner in one order, which two appends would break.
 */
function byOwner(all: readonly ReadDeliveries[]): DeliveredEvents[] {
  const owners = new Map<string, DeliveredEvents>();
  for (const { organizationId, userId, provider, events } of all) {
    const key = JSON.stringify([userId, provider]);
    const before = owners.get(key)?.events ?? [];
    owners.set(key, { organizationId, userId, provider, events: [...before, ...events] });
  }
  return [...owners.values()];
}
