import { Injectable } from '@nestjs/common';
import { type Page, type PageQuery } from '../../platform/api/index.js';
import { type WebhookEndpoint } from '../../platform/database/index.js';
import { Audit, type IncomingRequest } from '../access/index.js';
import { subjectOf } from './active-endpoints.js';
import { type EndpointChange, type NewEndpoint } from './endpoint.schemas.js';
import { Endpoints } from './endpoints.js';
import { type MessagesQuery, type MessageView, type ReplayBody } from './message.schemas.js';
import { Messages } from './messages.js';
import { organizationOf } from './organization-caller.js';

type WithSecret = Awaited<ReturnType<Endpoints['create']>>;

/** Endpoints as callers of the API have them: those of their organization alone, every change audited. */
@Injectable()
export class EndpointRequests {
  constructor(
    private readonly endpoints: Endpoints,
    private readonly messages: Messages,
    private readonly audit: Audit,
  ) {}

  async create(request: IncomingRequest, body: NewEndpoint): Promise<WithSecret> {
    const created = await this.endpoints.create(organizationOf(request), body);
    await this.record(request, 'outgoing.endpoints.create', created.endpoint.id);
    return created;
  }

  async list(request: IncomingRequest, query: PageQuery): Promise<Page<WebhookEndpoint>> {
    return this.endpoints.list(organizationOf(request), query);
  }

  async get(request: IncomingRequest, id: string): Promise<WebhookEndpoint> {
    return this.endpoints.get(organizationOf(request), id);
  }

  async update(request: IncomingRequest, id: string, change: EndpointChange): Promise<WebhookEndpoint> {
    const endpoint = await this.endpoints.update(organizationOf(request), id, change);
    await this.record(request, 'outgoing.endpoints.update', id);
    return endpoint;
  }

  async delete(request: IncomingRequest, id: string): Promise<void> {
    await this.endpoints.delete(organizationOf(request), id);
    await this.record(request, 'outgoing.endpoints.delete', id);
  }

  async rotateSecret(request: IncomingRequest, id: string): Promise<WithSecret> {
    const rotated = await this.endpoints.rotateSecret(organizationOf(request), id);
    await this.record(request, 'outgoing.endpoints.rotateSecret', id);
    return rotated;
  }

  async test(request: IncomingRequest, id: string): Promise<MessageView> {
    return this.messages.test(await this.endpoints.getActive(organizationOf(request), id));
  }

  async listMessages(request: IncomingRequest, id: string, query: MessagesQuery): Promise<Page<MessageView>> {
    return this.messages.list(await this.endpoints.get(organizationOf(request), id), query);
  }

  async replay(request: IncomingRequest, id: string, messageId: string): Promise<MessageView> {
    const message = await this.messages.replay(await this.endpoints.getActive(organizationOf(request), id), messageId);
    await this.record(request, 'outgoing.messages.replay', id);
    return message;
  }

  async replaySince(request: IncomingRequest, id: string, { since }: ReplayBody) {
    const endpoint = await this.endpoints.getActive(organizationOf(request), id);
    const { count, isComplete } = await this.messages.replaySince(endpoint, new Date(since));
    await this.record(request, 'outgoing.messages.replayMany', id);
    return { messages: count, complete: isComplete };
  }

  private record({ caller, source }: IncomingRequest, action: string, id: string): Promise<void> {
    const { organizationId, credentialId: actor } = caller;
    const target = subjectOf(id);
    return this.audit.record({ organizationId, actor, action, outcome: 'allowed', target, ...source });
  }
}
