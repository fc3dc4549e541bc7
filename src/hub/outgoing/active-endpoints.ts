import { Injectable } from '@nestjs/common';
import { ChangeFeed, type Prisma, PrismaService } from '../../platform/database/index.js';
import { RowMemory } from '../../platform/memory/index.js';
import { Log } from '../../platform/telemetry/index.js';
import { type StoredEvent, TypeFilter } from '../events/index.js';

/** Topic of the change feed, which the table's trigger writes to; its id is the organization. */
const TOPIC = 'webhook_endpoints';

/** Subject of events about an endpoint. */
export const subjectOf = (id: string): string => `webhook_endpoint:${id}`;

interface ActiveEndpoint {
  readonly id: string;
  readonly types: TypeFilter;
}

type Reader = Pick<Prisma.TransactionClient, 'webhookEndpoint'>;

/** Which endpoints are told of an event, by heart: most organizations have none, and every event asks. */
@Injectable()
export class ActiveEndpoints {
  readonly #byOrganization: RowMemory<readonly ActiveEndpoint[]>;

  constructor(
    private readonly prisma: PrismaService,
    private readonly feed: ChangeFeed,
    private readonly log: Log,
  ) {
    this.#byOrganization = new RowMemory(feed, TOPIC);
  }

  onModuleDestroy(): void {
    this.#byOrganization.onModuleDestroy();
  }

  /** Pairs of endpoint and event, in the order of the events. @param tx reads what is not known by heart */
  async matching(
    organizationId: string,
    events: readonly StoredEvent[],
    tx: Reader,
  ): Promise<{ endpointId: string; eventId: string }[]> {
    const endpoints = await this.of(organizationId, tx);
    // What happens to an endpoint is told to the others.
    const isItself = (id: string, { subject }: StoredEvent) => subject === subjectOf(id);
    return events.flatMap((event) =>
      endpoints
        .filter(({ id, types }) => types.matches(event.type) && !isItself(id, event))
        .map(({ id }) => ({ endpointId: id, eventId: event.id })),
    );
  }

  /** Call it after a transaction that changes an endpoint: the table's trigger tells all, which takes a moment. */
  forgetHere(organizationId: string): void {
    this.feed.tellHere(TOPIC, organizationId);
  }

  private async of(organizationId: string, tx: Reader): Promise<readonly ActiveEndpoint[]> {
    const known = this.#byOrganization.recall(organizationId);
    if (known) return known;
    // Not from within the transaction, which may see what never comes to be.
    void this.remember(organizationId);
    return activeIn(organizationId, tx);
  }

  private async remember(organizationId: string): Promise<void> {
    try {
      await this.#byOrganization.read(organizationId, async () => {
        return { id: organizationId, value: await activeIn(organizationId, this.prisma) };
      });
    } catch (error) {
      this.log.failure(error, undefined, { operation: 'outgoing.endpoints' });
    }
  }
}

async function activeIn(organizationId: string, reader: Reader): Promise<ActiveEndpoint[]> {
  const rows = await reader.webhookEndpoint.findMany({
    where: { organizationId, status: 'active' },
    select: { id: true, types: true },
    orderBy: { id: 'asc' },
  });
  return rows.map(({ id, types }) => ({ id, types: new TypeFilter(types) }));
}
