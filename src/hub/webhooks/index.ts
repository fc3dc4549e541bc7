export { Intake, type Received } from './inbox/intake.js';
export { WebhooksModule } from './webhooks.module.js';
