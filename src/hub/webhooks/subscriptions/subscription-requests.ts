import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { type ConnectionRef, ProviderError, type Subject } from '../../../contracts/index.js';
import { type Page, readCursor, toPage } from '../../../platform/api/index.js';
import { PrismaService } from '../../../platform/database/index.js';
import { problem, toProblem } from '../../../platform/problem/index.js';
import { Audit, type IncomingRequest } from '../../access/index.js';
import { visibilityOf } from '../../connections/index.js';
import { type SubscriptionView, viewOf } from './subscription.js';
import { SubscriptionConditions } from './subscription-conditions.js';
import { isFinal } from './subscription-failures.js';
import { type ListQuery, type NewSubscription, type Shown, type ShownDetails } from './subscription.schemas.js';
import { SubscriptionWishes } from './subscription-wishes.js';
import { WebhookSubscriptions } from './webhook-subscriptions.js';

/** Entries of the ledger that are shown. */
const LEDGER_LENGTH = 100;

/** Subscriptions as callers of the API handle them: by id, and only those they may see. */
@Injectable()
export class SubscriptionRequests {
  constructor(
    private readonly prisma: PrismaService,
    private readonly wishes: SubscriptionWishes,
    private readonly subscriptions: WebhookSubscriptions,
    private readonly conditions: SubscriptionConditions,
    private readonly audit: Audit,
  ) {}

  /** Newest first. */
  async list({ caller, acting }: IncomingRequest, query: ListQuery): Promise<Page<Shown>> {
    const { provider, status, resource, limit, cursor } = query;
    const rows = await this.prisma.webhookSubscription.findMany({
      where: {
        ...visibilityOf(caller, acting),
        provider,
        status,
        resource,
        removedAt: null,
        id: { lt: readCursor(cursor) },
      },
      orderBy: { id: 'desc' },
      take: limit + 1,
    });
    const page = toPage(rows, limit, viewOf);
    const conditions = await this.conditions.of(page.items);
    const items = page.items.flatMap((view, at) => {
      const condition = conditions[at];
      return condition ? [{ view, condition }] : [];
    });
    return { items, nextCursor: page.nextCursor };
  }

  /**
   * @throws problem `validation_failed` for what the provider is known to refuse, `not_connected`; ProviderError for
   * what it refused when it was asked. Where trying again can help, the answer is a subscription that is not active yet
   */
  async create(request: IncomingRequest, subject: Subject, body: NewSubscription): Promise<Shown> {
    const { organizationId, userId } = subject;
    const ref = { organizationId, userId, provider: body.provider };
    this.wishes.webhooksOf(ref.provider);
    const where = { organizationId_userId_provider: ref };
    if (!(await this.prisma.connection.findUnique({ where }))) throw problem('not_connected');
    const view = await this.ensured(ref, body);
    await this.record(request, 'webhooks.subscriptions.create', view);
    return this.shown(view);
  }

  /** @throws problem `not_found` also for those that the caller may not see */
  async get(request: IncomingRequest, id: string): Promise<ShownDetails> {
    return this.detailed(await this.visible(request, id));
  }

  async check(request: IncomingRequest, id: string): Promise<ShownDetails> {
    const { id: known } = await this.visible(request, id);
    const view = await this.subscriptions.check(known);
    if (view) return this.detailed(view);
    throw notFound();
  }

  /** @returns whether the provider has removed the webhook already */
  async remove(request: IncomingRequest, id: string): Promise<boolean> {
    const view = await this.visible(request, id);
    const isRemoved = await this.subscriptions.remove(view.id);
    await this.record(request, 'webhooks.subscriptions.delete', view);
    return isRemoved;
  }

  private async ensured(ref: ConnectionRef, body: NewSubscription): Promise<SubscriptionView> {
    const { resource, resource_type: resourceType, events } = body;
    const wish = { resource, resourceType: resourceType ?? undefined, events: events ?? [] };
    try {
      return await this.subscriptions.ensure(ref, wish, { wait: true });
    } catch (error) {
      const isPassing = error instanceof ProviderError && !isFinal(error);
      const made = isPassing ? await this.subscriptions.get(ref, resource) : undefined;
      if (made) return made;
      throw error instanceof ProviderError ? this.explained(ref, error) : error;
    }
  }

  /** The same error with what to do about it. */
  private explained(ref: ConnectionRef, error: ProviderError): Error {
    const { code, options } = toProblem(error);
    const { message, next_action } = this.conditions.ofFailure(ref, error.code);
    return problem(code, { ...options, detail: `${message} ${next_action.text}` });
  }

  private async visible({ caller, acting }: IncomingRequest, id: string): Promise<SubscriptionView> {
    const where = { id, ...visibilityOf(caller, acting), removedAt: null };
    const isId = z.uuid().safeParse(id).success;
    const row = isId ? await this.prisma.webhookSubscription.findFirst({ where }) : null;
    if (row) return viewOf(row);
    throw notFound();
  }

  private async detailed(view: SubscriptionView): Promise<ShownDetails> {
    const ledger = await this.prisma.webhookLedgerEntry.findMany({
      where: { subscriptionId: view.id },
      orderBy: { id: 'desc' },
      take: LEDGER_LENGTH,
    });
    return { ...(await this.shown(view)), ledger };
  }

  private async shown(view: SubscriptionView): Promise<Shown> {
    const [condition] = await this.conditions.of([view]);
    if (condition) return { view, condition };
    throw new Error('A subscription has no condition.');
  }

  private record({ caller, source }: IncomingRequest, action: string, { id }: SubscriptionView): Promise<void> {
    const { organizationId, credentialId: actor } = caller;
    const target = `webhook_subscription:${id}`;
    return this.audit.record({ organizationId, actor, action, outcome: 'allowed', target, ...source });
  }
}

const notFound = () => problem('not_found', { detail: 'There is no such subscription.' });
