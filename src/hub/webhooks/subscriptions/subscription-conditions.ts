import { Inject, Injectable } from '@nestjs/common';
import { ConfigService } from '@nestjs/config';
import { z } from 'zod';
import { type ConnectionRef } from '../../../contracts/index.js';
import { CLOCK, type Clock } from '../../../platform/clock/index.js';
import { type Settings } from '../../../platform/config/index.js';
import { type ConnectionStatus, PrismaService } from '../../../platform/database/index.js';
import { type InstalledProvider, ProviderDirectory } from '../../catalog/index.js';
import { actionCode, adviceFor, cause, connectUrl } from '../../health/index.js';
import { type SubscriptionView } from './subscription.js';
import { OWN_CAUSES, type OwnCause } from './subscription-failures.js';

export const conditionSchema = z.object({
  /** Why the subscription is as it is; those of connections are the same as in their diagnosis. */
  cause: z.enum([...cause.options, ...OWN_CAUSES, 'setting_up']),
  message: z.string(),
  next_action: z.object({
    code: z.enum([...actionCode.options, 'check_resource', 'check_webhook', 'check_public_url']),
    text: z.string(),
    url: z.url().optional(),
    retry_after_seconds: z.int().optional(),
  }),
});
export type Condition = z.output<typeof conditionSchema>;
type Code = Condition['next_action']['code'];

/** What the condition depends on. */
type State = ConnectionRef & Pick<SubscriptionView, 'status' | 'failureCode' | 'nextCheckAt'>;

interface Situation {
  readonly label: string;
  readonly publicUrl: string;
}

const messages: Readonly<Record<OwnCause | 'setting_up' | 'healthy', (situation: Situation) => string>> = {
  healthy: ({ label }) => `${label} delivers what happens.`,
  setting_up: ({ label }) => `The webhook at ${label} is being made.`,
  resource_not_found: ({ label }) => `${label} does not know the resource, or the account may not see it.`,
  webhook_refused: ({ label, publicUrl }) => `${label} refuses the webhook without having reached ${publicUrl}.`,
  handshake_mismatch: ({ label }) => `Somebody else answers in the name of ${label} while the webhook is being made.`,
  deliveries_failing: ({ label, publicUrl }) => `${label} cannot deliver to ${publicUrl}, and will give up.`,
  silent: ({ label }) => `Nothing has come from ${label} for longer than its heartbeat.`,
};

const codes: Readonly<Record<OwnCause | 'setting_up' | 'healthy', Code>> = {
  healthy: 'none',
  setting_up: 'wait',
  resource_not_found: 'check_resource',
  webhook_refused: 'check_webhook',
  handshake_mismatch: 'check_public_url',
  deliveries_failing: 'check_public_url',
  silent: 'check_public_url',
};

const texts: Partial<Record<Code, (situation: Situation) => string>> = {
  none: () => 'Nothing to do.',
  wait: () => 'Wait, then look again; it is tried again by itself.',
  check_resource: ({ label }) =>
    `See whether the resource exists at ${label} and the account may see it; delete the subscription if it is gone.`,
  check_public_url: ({ label, publicUrl }) =>
    `See that ${publicUrl} (PUBLIC_URL) leads to this server and that ${label} can reach it; it is tried again by itself.`,
  check_webhook: ({ label, publicUrl }) =>
    `See that the resource exists at ${label} and may have webhooks, and that ${label} can reach ${publicUrl} (PUBLIC_URL).`,
};

const isOwn = (code: string): code is OwnCause => (OWN_CAUSES as readonly string[]).includes(code);

/** What the state of a subscription means to a person, and what to do. */
@Injectable()
export class SubscriptionConditions {
  private readonly publicUrl: string;

  constructor(
    private readonly prisma: PrismaService,
    private readonly directory: ProviderDirectory,
    config: ConfigService<Settings, true>,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    this.publicUrl = config.get('http.publicUrl', { infer: true });
  }

  /** In the order of the subscriptions, which are all of one organization. */
  async of(views: readonly SubscriptionView[]): Promise<Condition[]> {
    const [first] = views;
    if (!first) return [];
    const users = [...new Set(views.map(({ userId }) => userId))];
    const connections = await this.prisma.connection.findMany({
      where: { organizationId: first.organizationId, userId: { in: users } },
      select: { userId: true, provider: true, status: true },
    });
    return views.map((view) => {
      const own = connections.find((one) => one.userId === view.userId && one.provider === view.provider);
      return this.condition(view, own?.status);
    });
  }

  /** The same for an outcome of which nothing is left. */
  ofFailure(ref: ConnectionRef, failureCode: string | undefined): Condition {
    const view = {
      ...ref,
      failureCode: failureCode ?? 'provider_down',
      status: 'failing',
      nextCheckAt: new Date(0),
    } as const;
    return this.condition(view, 'active');
  }

  private condition(view: State, connection: ConnectionStatus | undefined): Condition {
    const provider = this.directory.get(view.provider);
    const found = causeOf(view, connection);
    if (found === 'healthy' || found === 'setting_up' || isOwn(found)) return this.own(view, found, provider);
    const retryAfterSeconds = this.secondsToNextCheck(view);
    const advice = adviceFor({ cause: found, retryAfterSeconds }, provider, connectUrl(this.publicUrl, view));
    return { cause: found, ...advice };
  }

  private own(view: State, found: keyof typeof messages, { manifest }: InstalledProvider): Condition {
    const situation = { label: manifest.label, publicUrl: this.publicUrl };
    const code = codes[found];
    return {
      cause: found,
      message: messages[found](situation),
      next_action: {
        code,
        text: texts[code]?.(situation) ?? '',
        ...(code !== 'none' && { retry_after_seconds: this.secondsToNextCheck(view) }),
      },
    };
  }

  private secondsToNextCheck({ nextCheckAt }: State): number {
    return Math.max(1, Math.ceil((nextCheckAt.getTime() - this.clock.now()) / 1_000));
  }
}

/** A connection that ended after the last check counts already. */
function causeOf({ failureCode, status }: State, connection: ConnectionStatus | undefined) {
  if (connection === undefined) return 'not_connected';
  if (connection === 'revoked' || connection === 'expired') return connection;
  const known = conditionSchema.shape.cause.safeParse(failureCode);
  if (known.success) return known.data;
  return status === 'active' ? 'healthy' : 'setting_up';
}
