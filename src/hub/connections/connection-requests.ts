import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { ProviderError, type Subject } from '../../contracts/index.js';
import { type Page, readCursor, toPage } from '../../platform/api/index.js';
import { invalidField, problem } from '../../platform/problem/index.js';
import { Audit, type IncomingRequest } from '../access/index.js';
import { ProviderDirectory } from '../catalog/index.js';
import { type ConnectionView } from './connection-view.js';
import { Connections } from './connections.js';
import { type ListQuery, type NewConnection, tokensOf } from './connections.schemas.js';
import { StoredConnections } from './stored-connections.js';
import { visibilityOf } from './visibility.js';

/** Connections as callers of the API handle them: by id, and only those they may see. */
@Injectable()
export class ConnectionRequests {
  constructor(
    private readonly directory: ProviderDirectory,
    private readonly connections: Connections,
    private readonly stored: StoredConnections,
    private readonly audit: Audit,
  ) {}

  async list({ caller, acting }: IncomingRequest, query: ListQuery): Promise<Page<ConnectionView>> {
    const { provider, status, limit } = query;
    const filter = { provider, status, before: readCursor(query.cursor), take: limit + 1 };
    return toPage(await this.stored.list(visibilityOf(caller, acting), filter), limit, (view) => view);
  }

  /** @throws problem `validation_failed` for an unknown provider or a token that it refuses; ProviderError */
  async create(request: IncomingRequest, subject: Subject, body: NewConnection): Promise<ConnectionView> {
    const { organizationId, userId } = subject;
    const provider = this.directory.all().find(({ manifest }) => manifest.id === body.provider);
    if (!provider) throw invalidField('provider', 'is not a provider of this server');
    const ref = { organizationId, userId, provider: body.provider };
    const saved = this.connections.save(ref, tokensOf(body), { metadata: body.metadata });
    const view = await saved.catch((error: unknown) => {
      const isRefused = error instanceof ProviderError && error.kind === 'auth_expired';
      throw isRefused ? invalidField('access_token', `is not accepted by ${provider.manifest.label}`) : error;
    });
    await this.record(request, 'connections.create', view);
    return view;
  }

  /** @throws problem `not_found` also for connections that the caller may not see */
  async get({ caller, acting }: IncomingRequest, id: string): Promise<ConnectionView> {
    const isId = z.uuid().safeParse(id).success;
    const view = isId ? await this.stored.findById(visibilityOf(caller, acting), id) : undefined;
    if (view) return view;
    throw problem('not_found', { detail: 'There is no such connection.' });
  }

  /** @returns whether the provider confirmed the revocation */
  async delete(request: IncomingRequest, id: string): Promise<boolean> {
    const view = await this.get(request, id);
    const ended = await this.connections.end(view);
    await this.record(request, 'connections.delete', view);
    return ended?.revoked ?? false;
  }

  async test(request: IncomingRequest, id: string): Promise<Record<string, unknown>> {
    return { ...(await this.connections.test(await this.get(request, id))) };
  }

  private record({ caller, source }: IncomingRequest, action: string, { id }: ConnectionView): Promise<void> {
    const { organizationId, credentialId: actor } = caller;
    return this.audit.record({
      organizationId,
      actor,
      action,
      outcome: 'allowed',
      target: `connection:${id}`,
      ...source,
    });
  }
}
