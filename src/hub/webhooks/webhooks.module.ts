import { Global, Module } from '@nestjs/common';
import { Confirmations } from './inbox/confirmations.js';
import { DeliveriesController } from './inbox/deliveries.controller.js';
import { Deliveries } from './inbox/deliveries.js';
import { DeliveryWriter } from './inbox/delivery-writer.js';
import { Drain } from './inbox/drain.js';
import { EventCommits } from './inbox/event-commits.js';
import { InboxHousekeeping } from './inbox/inbox-housekeeping.js';
import { DEFAULT_INBOX_OPTIONS, INBOX_OPTIONS } from './inbox/inbox-options.js';
import { InboxConnection } from './inbox/inbox-connection.js';
import { InboxController } from './inbox/inbox.controller.js';
import { Intake } from './inbox/intake.js';
import { Registrations } from './inbox/registrations.js';
import { SignsOfLife } from './inbox/signs-of-life.js';
import { StoredDeliveries } from './inbox/stored-deliveries.js';
import { AdoptedWebhooks } from './subscriptions/adopted-webhooks.js';
import { ConnectionChanges } from './subscriptions/connection-changes.js';
import { MissedEventsPoll } from './subscriptions/missed-events.js';
import { RetiredWebhooks } from './subscriptions/retired-webhooks.js';
import { SubscriptionCare } from './subscriptions/subscription-care.js';
import { SubscriptionCheck } from './subscriptions/subscription-check.js';
import { SubscriptionConditions } from './subscriptions/subscription-conditions.js';
import { SubscriptionLedger } from './subscriptions/subscription-ledger.js';
import { SubscriptionRemoval } from './subscriptions/subscription-removal.js';
import { SubscriptionRequests } from './subscriptions/subscription-requests.js';
import { SubscriptionTurns } from './subscriptions/subscription-turns.js';
import { SubscriptionWaiting } from './subscriptions/subscription-waiting.js';
import { SubscriptionWishes } from './subscriptions/subscription-wishes.js';
import { SubscriptionsController } from './subscriptions/subscriptions.controller.js';
import { WebhookCreation } from './subscriptions/webhook-creation.js';
import { WebhookReplacement } from './subscriptions/webhook-replacement.js';
import { WebhookSubscriptions } from './subscriptions/webhook-subscriptions.js';
import { WorkPace } from './inbox/work-pace.js';

@Global()
@Module({
  controllers: [DeliveriesController, InboxController, SubscriptionsController],
  providers: [
    { provide: INBOX_OPTIONS, useValue: DEFAULT_INBOX_OPTIONS },
    Confirmations,
    Deliveries,
    DeliveryWriter,
    Drain,
    EventCommits,
    InboxConnection,
    InboxHousekeeping,
    Intake,
    Registrations,
    SignsOfLife,
    StoredDeliveries,
    AdoptedWebhooks,
    ConnectionChanges,
    MissedEventsPoll,
    RetiredWebhooks,
    SubscriptionCare,
    SubscriptionCheck,
    SubscriptionConditions,
    SubscriptionLedger,
    SubscriptionRemoval,
    SubscriptionRequests,
    SubscriptionTurns,
    SubscriptionWaiting,
    SubscriptionWishes,
    WebhookCreation,
    WebhookReplacement,
    WebhookSubscriptions,
    WorkPace,
  ],
  exports: [EventCommits, Intake, WebhookSubscriptions],
})
export class WebhooksModule {}
