export { type DeliveredEvents, EventCommits } from './inbox/event-commits.js';
export { Intake, type Received } from './inbox/intake.js';
export { type SubscriptionView, type SubscriptionWish } from './subscriptions/subscription.js';
export { WebhookSubscriptions } from './subscriptions/webhook-subscriptions.js';
export { WebhooksModule } from './webhooks.module.js';
