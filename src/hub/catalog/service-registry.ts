import { Injectable } from '@nestjs/common';
import { type ServiceManifest } from '../../contracts/index.js';
import { type ConnectionStatus, PrismaService } from '../../platform/database/index.js';
import { problem } from '../../platform/problem/index.js';
import { type InstalledProvider, ProviderDirectory } from './provider-directory.js';
import { ProviderOutcomes } from './provider-outcomes.js';
import { healthOf, type ServiceFacts, statusOf } from './service-condition.js';
import { type Service } from './services.schemas.js';

/** For whom a service's condition is told: a whole organization, or one user of it. */
export interface Viewer {
  readonly organizationId: string;
  readonly userId?: string;
}

/** A provider that is offered as a service. */
export interface RegisteredService {
  readonly provider: InstalledProvider;
  readonly entry: ServiceManifest;
}

/** Every provider whose manifest has a `service` part, by the id given there. */
@Injectable()
export class ServiceRegistry {
  private readonly byId: ReadonlyMap<string, RegisteredService>;

  constructor(
    directory: ProviderDirectory,
    private readonly prisma: PrismaService,
    private readonly outcomes: ProviderOutcomes,
  ) {
    const registered = directory.all().flatMap((provider): RegisteredService[] => {
      const entry = provider.manifest.service;
      return entry ? [{ provider, entry }] : [];
    });
    this.byId = new Map(registered.map((service) => [service.entry.id, service]));
  }

  all(): readonly RegisteredService[] {
    return [...this.byId.values()];
  }

  /** @throws problem `not_found` in the documented words */
  get(id: string): RegisteredService {
    const found = this.byId.get(id);
    if (found) return found;
    throw problem('not_found', { detail: `Service '${id}' not found` });
  }

  /** The service as this viewer's connections and the provider's last answers show it. */
  async describe(id: string, viewer: Viewer): Promise<Service> {
    const service = this.get(id);
    return this.shown(service, await this.connectionsOf(viewer));
  }

  /** The same for all services. */
  async describeAll(viewer: Viewer): Promise<Service[]> {
    const connections = await this.connectionsOf(viewer);
    return this.all().map((service) => this.shown(service, connections));
  }

  private connectionsOf({ organizationId, userId }: Viewer) {
    return this.prisma.connection.groupBy({
      by: ['provider', 'status'],
      where: { organizationId, userId },
      _count: true,
      _max: { lastUsedAt: true },
    });
  }

  private shown({ provider, entry }: RegisteredService, connections: readonly ConnectionGroup[]): Service {
    const { id, label } = provider.manifest;
    const outcome = this.outcomes.of(id);
    const own = connections.filter((group) => group.provider === id);
    const facts = { ...factsOf(own), configured: provider.settings.configured, outcome };
    const now = Date.now();
    return {
      id: entry.id,
      name: label,
      provider: id,
      status: statusOf(facts, now),
      type: entry.type,
      description: entry.description,
      capabilities: entry.capabilities,
      health: healthOf(facts, now),
      workflow_triggers: entry.workflowTriggers,
      workflow_actions: entry.workflowActions,
      chat_commands: entry.chatCommands.map(({ command }) => command),
      last_checked: new Date(outcome?.at ?? now).toISOString(),
    };
  }
}

interface ConnectionGroup {
  readonly provider: string;
  readonly status: ConnectionStatus;
  readonly _count: number;
  readonly _max: { readonly lastUsedAt: Date | null };
}

function factsOf(groups: readonly ConnectionGroup[]): Pick<ServiceFacts, 'connections' | 'lastUsedAt'> {
  const used = groups.map(({ _max }) => _max.lastUsedAt?.getTime() ?? 0);
  const latest = Math.max(0, ...used);
  return {
    connections: Object.fromEntries(groups.map(({ status, _count }) => [status, _count])),
    lastUsedAt: latest > 0 ? new Date(latest) : null,
  };
}
