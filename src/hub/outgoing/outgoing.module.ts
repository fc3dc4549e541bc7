import { Module } from '@nestjs/common';
import { ActiveEndpoints } from './active-endpoints.js';
import { Delivery } from './delivery.js';
import { EndpointHealth } from './endpoint-health.js';
import { EndpointRequests } from './endpoint-requests.js';
import { EndpointSecrets } from './endpoint-secrets.js';
import { EndpointsController } from './endpoints.controller.js';
import { Endpoints } from './endpoints.js';
import { OutgoingHousekeeping } from './housekeeping.js';
import { MessageWriter } from './message-writer.js';
import { MessagesController } from './messages.controller.js';
import { Messages } from './messages.js';
import { Sender } from './sender.js';
import { StoredMessages } from './stored-messages.js';

@Module({
  controllers: [EndpointsController, MessagesController],
  providers: [
    ActiveEndpoints,
    Delivery,
    EndpointHealth,
    EndpointRequests,
    EndpointSecrets,
    Endpoints,
    MessageWriter,
    Messages,
    OutgoingHousekeeping,
    Sender,
    StoredMessages,
  ],
})
export class OutgoingModule {}
