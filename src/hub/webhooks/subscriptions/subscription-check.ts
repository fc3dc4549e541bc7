import { Inject, Injectable } from '@nestjs/common';
import { type ProviderWebhooks, ProviderError } from '../../../contracts/index.js';
import { CLOCK, type Clock } from '../../../platform/clock/index.js';
import { type Prisma, PrismaService, type WebhookSubscription } from '../../../platform/database/index.js';
import { type Catch, MissedEventsPoll } from './missed-events.js';
import { RetiredWebhooks } from './retired-webhooks.js';
import { type Finding, SubscriptionCare } from './subscription-care.js';
import { failureOf } from './subscription-failures.js';
import { type LedgerNote, SubscriptionLedger } from './subscription-ledger.js';
import { pauseAfterCheck } from './subscription-schedule.js';

/** What deliveries bring within this time was not missed: Asana promises most within it, and an inbox may be full. */
const LATE_MS = 10 * 60_000;

/** What a check leads to in the row. */
type Outcome = Pick<WebhookSubscription, 'status' | 'failures' | 'failureCode' | 'failureDeletionAt'>;

const WELL: Outcome = { status: 'active', failures: 0, failureCode: null, failureDeletionAt: null };

/** One check of a subscription: its webhook lives or is replaced, and what was missed is read. */
@Injectable()
export class SubscriptionCheck {
  constructor(
    private readonly prisma: PrismaService,
    private readonly care: SubscriptionCare,
    private readonly retired: RetiredWebhooks,
    private readonly poll: MissedEventsPoll,
    private readonly ledger: SubscriptionLedger,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * @param row with the database's time before it was read as the time at which the check began
   * @returns when to look again
   */
  async run(row: WebhookSubscription, webhooks: ProviderWebhooks, signal: AbortSignal): Promise<Date | 'now'> {
    const { checkBegunAt } = row;
    try {
      const finding = await this.care.look(row, webhooks, signal);
      // Before the poll: what a replaced webhook still tried to deliver was refused, and the poll finds it.
      await this.retired.remove(row, webhooks);
      const after = { ...(await this.reread(row)), checkBegunAt };
      const found = await this.poll.read(after, webhooks, signal);
      const next = await this.end(after, outcomeOf(finding), this.gapNotes(finding, found));
      return found.hasMore ? 'now' : next;
    } catch (error) {
      if (signal.aborted) throw error;
      return this.fail({ ...(await this.reread(row)), checkBegunAt }, error);
    }
  }

  private async fail(row: WebhookSubscription, error: unknown): Promise<Date | 'now'> {
    // Others use the same connection up: that says nothing about this webhook.
    if (isRateLimit(error)) return this.end(row, row, [], error.retryAfterSeconds ?? 60);
    const { organizationId, userId, provider } = row;
    const connection = await this.prisma.connection.findUnique({
      where: { organizationId_userId_provider: { organizationId, userId, provider } },
    });
    const failure = failureOf(error, connection);
    if (!failure) throw error;
    const { cause, retryAfterSeconds } = failure;
    const status = row.status === 'lost' ? 'lost' : 'failing';
    const outcome = { ...row, status, failures: row.failures + 1, failureCode: cause } as const;
    return this.end(row, outcome, [], retryAfterSeconds);
  }

  private async end(
    row: WebhookSubscription,
    { status, failures, failureCode, failureDeletionAt }: Outcome,
    notes: readonly LedgerNote[],
    retryAfterSeconds?: number,
  ): Promise<Date | 'now'> {
    const now = this.clock.now();
    const outcome = { status, failures, failureCode, failureDeletionAt };
    const nextCheckAt = new Date(now + pauseAfterCheck({ ...row, ...outcome }, retryAfterSeconds));
    const columns: Prisma.WebhookSubscriptionUpdateManyMutationInput = {
      ...outcome,
      nextCheckAt,
      checkedAt: new Date(now),
      checkBegunAt: row.checkBegunAt,
      checks: { increment: 1 },
    };
    const isKept = await this.ledger.change(row, columns, [...statusNotes(row, outcome), ...notes]);
    return isKept ? nextCheckAt : 'now';
  }

  /** An ordinary poll finds what is on its way anyway; a gap is what a webhook should have brought long ago. */
  private gapNotes(finding: Finding, { count, oldest }: Catch): LedgerNote[] {
    if (count === 0) return [];
    if (finding.kind === 'replaced' && finding.reason !== 'first') {
      return [{ change: 'gap_filled', reason: finding.reason }];
    }
    const isLate = oldest !== undefined && this.clock.now() - oldest.getTime() > LATE_MS;
    return isLate ? [{ change: 'gap_filled', reason: 'missed_deliveries' }] : [];
  }

  private async reread({ id }: WebhookSubscription): Promise<WebhookSubscription> {
    return this.prisma.webhookSubscription.findUniqueOrThrow({ where: { id } });
  }
}

const isRateLimit = (error: unknown): error is ProviderError =>
  error instanceof ProviderError && error.kind === 'rate_limited';

function outcomeOf(finding: Finding): Outcome {
  if (finding.kind !== 'failing') return WELL;
  return { status: 'failing', failures: 0, failureCode: finding.cause, failureDeletionAt: finding.deletionAt };
}

function statusNotes(before: Outcome, after: Outcome): LedgerNote[] {
  if (before.status === after.status && before.failureCode === after.failureCode) return [];
  if (after.status === 'active') return [{ change: 'active' }];
  return after.status === 'failing' ? [{ change: 'failing', reason: after.failureCode ?? undefined }] : [];
}
