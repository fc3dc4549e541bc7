import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { ProviderError, type Subject } from '../../contracts/index.js';
import { type Page, readCursor, toPage } from '../../platform/api/index.js';
import { UpstreamHttp } from '../../platform/http/index.js';
import { invalidField, missingField, problem } from '../../platform/problem/index.js';
import { Audit, type IncomingRequest } from '../access/index.js';
import { type InstalledProvider, ProviderDirectory } from '../catalog/index.js';
import { type ConnectionView } from './connection-view.js';
import { Connections } from './connections.js';
import { type ListQuery, type NewConnection, tokensOf } from './connections.schemas.js';
import { type IssuedTokens } from './issued-tokens.js';
import { ServiceApplications } from './service-applications.js';
import { type ServiceClient } from './service-client.js';
import { siteFor, tokenTypeFor } from './sites.js';
import { StoredConnections } from './stored-connections.js';
import { visibilityOf } from './visibility.js';

/** What a new connection begins with. */
interface Granted {
  readonly site: string | null;
  readonly tokens: IssuedTokens;
  readonly client?: ServiceClient;
}

/** Connections as callers of the API handle them: by id, and only those they may see. */
@Injectable()
export class ConnectionRequests {
  constructor(
    private readonly directory: ProviderDirectory,
    private readonly connections: Connections,
    private readonly stored: StoredConnections,
    private readonly audit: Audit,
    private readonly http: UpstreamHttp,
    private readonly applications: ServiceApplications,
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
    const { site, tokens, client } = await this.granted(provider, body);
    const saved = this.connections.save(ref, tokens, { metadata: body.metadata, site, client });
    const view = await saved.catch((error: unknown) => {
      const isRefused = error instanceof ProviderError && error.kind === 'auth_expired';
      const field = client ? 'client_id' : 'access_token';
      throw isRefused ? invalidField(field, `is not accepted by ${provider.manifest.label}`) : error;
    });
    await this.record(request, 'connections.create', view);
    return view;
  }

  private async granted(provider: InstalledProvider, body: NewConnection): Promise<Granted> {
    const { access_token, refresh_token, client_id, private_key, scopes } = body;
    if (!access_token && !client_id && !private_key) throw missingField('access_token');
    const site = siteFor(this.http, provider, body.site, 'site');
    const tokenType = tokenTypeFor(provider, body.token_type);
    if (!client_id && !private_key && access_token) {
      const isOwn = site === (provider.settings.site ?? null);
      if (refresh_token && !isOwn) throw invalidField('refresh_token', 'is of no use: no OAuth client is known there');
      return { site, tokens: tokensOf(body, access_token, tokenType) };
    }
    if (!client_id) throw missingField('client_id');
    if (!private_key) throw missingField('private_key');
    if (access_token) throw invalidField('access_token', 'cannot be given together with a private key');
    const named = { clientId: client_id, privateKey: private_key, scopes };
    return { site, ...(await this.applications.connect(provider, site, named)) };
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
