import { Injectable } from '@nestjs/common';
import { type ReportedEvent } from '../../../contracts/index.js';
import { isDatabaseUnavailable, type Prisma, PrismaService } from '../../../platform/database/index.js';
import { EventLog } from '../../events/index.js';
import { GroupCommit } from './group-commit.js';
import { StoredDeliveries } from './stored-deliveries.js';

/** Deliveries of one connection and resource that were read, in the order of their receipt. */
export interface ReadDeliveries {
  readonly organizationId: string;
  readonly userId: string;
  readonly provider: string;
  /** Events found, by delivery. */
  readonly counts: ReadonlyMap<string, number>;
  readonly events: readonly ReportedEvent[];
  /** Of the bodies they were read from. */
  readonly bytes: number;
}

/** Runs in the transaction that ends the deliveries. */
type DeliveredHook = (read: ReadDeliveries, tx: Prisma.TransactionClient) => Promise<void>;

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
      for (const read of byOwner(all)) {
        const { organizationId, userId, provider, events } = read;
        await this.events.append({ organizationId, userId }, provider, events, tx);
        for (const hook of this.#hooks.values()) await hook(read, tx);
      }
    });
  }
}

/**
 * What is of one owner at once: who reacts to events locks rows of their owner in one order, which two appends would break.
 */
function byOwner(all: readonly ReadDeliveries[]): ReadDeliveries[] {
  const owners = new Map<string, ReadDeliveries>();
  for (const read of all) {
    const key = JSON.stringify([read.userId, read.provider]);
    const known = owners.get(key);
    owners.set(key, known ? { ...known, events: [...known.events, ...read.events] } : read);
  }
  return [...owners.values()];
}
