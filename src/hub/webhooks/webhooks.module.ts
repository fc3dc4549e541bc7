import { Global, Module } from '@nestjs/common';
import { DeliveriesController } from './inbox/deliveries.controller.js';
import { Deliveries } from './inbox/deliveries.js';
import { DeliveryWriter } from './inbox/delivery-writer.js';
import { Drain } from './inbox/drain.js';
import { InboxHousekeeping } from './inbox/inbox-housekeeping.js';
import { DEFAULT_INBOX_OPTIONS, INBOX_OPTIONS } from './inbox/inbox-options.js';
import { InboxConnection } from './inbox/inbox-connection.js';
import { InboxController } from './inbox/inbox.controller.js';
import { Intake } from './inbox/intake.js';
import { Registrations } from './inbox/registrations.js';
import { SignsOfLife } from './inbox/signs-of-life.js';
import { StoredDeliveries } from './inbox/stored-deliveries.js';

@Global()
@Module({
  controllers: [DeliveriesController, InboxController],
  providers: [
    { provide: INBOX_OPTIONS, useValue: DEFAULT_INBOX_OPTIONS },
    Deliveries,
    DeliveryWriter,
    Drain,
    InboxConnection,
    InboxHousekeeping,
    Intake,
    Registrations,
    SignsOfLife,
    StoredDeliveries,
  ],
  exports: [Intake],
})
export class WebhooksModule {}
