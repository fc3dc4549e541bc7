import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { type Subject } from '../../contracts/index.js';
import { type Page, type PageQuery, readCursor, toPage } from '../../platform/api/index.js';
import { WebhookSubscriptions } from '../../hub/webhooks/index.js';
import { type AutomationRule, Prisma, PrismaService } from '../../platform/database/index.js';
import { type IdempotentAttempt } from '../../platform/idempotency/index.js';
import { problem } from '../../platform/problem/index.js';
import { AsanaAccounts, AsanaCustomFields, AsanaTaskScan } from '../../providers/asana/index.js';
import { WANTED } from './happening.js';
import { ProjectFacts } from './project-facts.js';
import { checkReferences } from './references.js';
import { isEventTrigger, type NewRule, type RuleChanges, ruleDefinition, type RuleDefinition } from './rule.schemas.js';

const PROVIDER = 'asana';
/** Rules of one user. */
const MOST_RULES = 500;

/** The automation rules of users; each sees its own alone. */
@Injectable()
export class AutomationRules {
  constructor(
    private readonly prisma: PrismaService,
    private readonly accounts: AsanaAccounts,
    private readonly scan: AsanaTaskScan,
    private readonly fields: AsanaCustomFields,
    private readonly subscriptions: WebhookSubscriptions,
  ) {}

  /**
   * @param attempt gives the rule its id, so that a repeated request finds what the first one made
   * @throws problem `validation_failed` that names what the rule names and Asana does not know; `conflict` past 500 rules;
   *   ProviderError
   */
  async create(
    user: Subject,
    { name, enabled, trigger, conditions, actions }: NewRule,
    attempt?: IdempotentAttempt,
  ): Promise<AutomationRule> {
    const made = attempt && attempt.attempt > 1 ? await this.find(user, attempt.id) : undefined;
    if (made) return made;
    const rule = { name, enabled, trigger, conditions, actions };
    await this.check(user, rule);
    if ((await this.prisma.automationRule.count({ where: owned(user) })) >= MOST_RULES) {
      throw problem('conflict', { detail: `A user has at most ${MOST_RULES} rules.` });
    }
    await this.subscribe(user, rule);
    return this.prisma.automationRule.create({ data: { id: attempt?.id, ...owned(user), ...columns(rule) } });
  }

  /** Newest first. */
  async list(user: Subject, { limit, cursor }: PageQuery): Promise<Page<AutomationRule>> {
    const rows = await this.prisma.automationRule.findMany({
      where: { ...owned(user), id: { lt: readCursor(cursor) } },
      orderBy: { id: 'desc' },
      take: limit + 1,
    });
    return toPage(rows, limit, (row) => row);
  }

  /** @throws problem `not_found`, also for another user's rule */
  async get(user: Subject, id: string): Promise<AutomationRule> {
    const rule = z.uuid().safeParse(id).success ? await this.find(user, id) : undefined;
    if (!rule) throw problem('not_found', { detail: 'There is no such rule.' });
    return rule;
  }

  /** Changes what is given. @throws as `create` and `get` */
  async update(user: Subject, id: string, { user_id: _userId, ...changes }: RuleChanges): Promise<AutomationRule> {
    const present = await this.get(user, id);
    const rule = { ...ruleDefinition.parse(present), ...changes };
    if (changes.trigger || changes.conditions || changes.actions) await this.check(user, rule);
    await this.subscribe(user, rule);
    const where = { ...owned(user), id };
    const [changed] = await this.prisma.automationRule.updateManyAndReturn({ where, data: columns(rule) });
    if (!changed) throw problem('not_found', { detail: 'There is no such rule.' });
    return changed;
  }

  /** Its runs go with it. @throws problem `not_found` */
  async delete(user: Subject, id: string): Promise<void> {
    const { id: found } = await this.get(user, id);
    await this.prisma.automationRule.deleteMany({ where: { ...owned(user), id: found } });
  }

  private async find(user: Subject, id: string): Promise<AutomationRule | undefined> {
    return (await this.prisma.automationRule.findFirst({ where: { ...owned(user), id } })) ?? undefined;
  }

  /** Asks to be told what the rule waits for; before the rule is there, so that none is without. */
  private async subscribe(user: Subject, { enabled, trigger }: RuleDefinition): Promise<void> {
    if (!enabled || !isEventTrigger(trigger.type)) return;
    const wish = { resource: trigger.project_id, resourceType: 'project', events: WANTED[trigger.type] };
    await this.subscriptions.ensure(owned(user), wish);
  }

  private async check(user: Subject, rule: RuleDefinition): Promise<void> {
    const { accounts, scan, fields } = this;
    const calls = { priority: 'interactive' as const };
    const facts = new ProjectFacts({ accounts, scan, fields }, user, rule.trigger.project_id, calls);
    await checkReferences(rule, facts);
  }
}

const owned = ({ organizationId, userId }: Subject) => ({ organizationId, userId, provider: PROVIDER });

const columns = ({ name, enabled, trigger, conditions, actions }: RuleDefinition) => ({
  name,
  enabled,
  trigger: trigger satisfies Prisma.InputJsonValue,
  conditions: conditions satisfies Prisma.InputJsonValue,
  actions: actions satisfies Prisma.InputJsonValue,
});
