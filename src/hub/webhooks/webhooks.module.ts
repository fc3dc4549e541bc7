import { Global, Module } from '@nestjs/common';
import { DeliveryWriter } from './inbox/delivery-writer.js';
import { InboxConnection } from './inbox/inbox-connection.js';
import { InboxController } from './inbox/inbox.controller.js';
import { Intake } from './inbox/intake.js';
import { Registrations } from './inbox/registrations.js';
import { SignsOfLife } from './inbox/signs-of-life.js';

@Global()
@Module({
  controllers: [InboxController],
  providers: [DeliveryWriter, InboxConnection, Intake, Registrations, SignsOfLife],
  exports: [Intake],
})
export class WebhooksModule {}
