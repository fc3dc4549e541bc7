import type { IncomingHttpHeaders } from 'node:http';
import { Body, Controller, Headers, Post, Query, Res } from '@nestjs/common';
import { SkipThrottle } from '@nestjs/throttler';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { Operation } from '../../../platform/api/index.js';
import { DocumentedDeliveries } from './documented-deliveries.js';

const received = z.strictObject({ received: z.literal(true) });
const RECEIVED = { received: true } as const;
const query = z.object({
  token: z.string().max(255).optional().describe('Which webhook it is; absent for one that was made elsewhere.'),
  setup_test: z.string().max(255).optional().describe('For the webhook of a setup test.'),
});

/** The documented address at which Asana delivers. */
@Controller('api/integrations/asana/webhook')
export class CallbackDeliveryController {
  constructor(private readonly deliveries: DocumentedDeliveries) {}

  /** Asana delivers for all tenants from few addresses: limits by address would lose deliveries. */
  @SkipThrottle()
  @Post()
  @Operation({
    id: 'callbacks.webhook.receive',
    summary: 'Take a delivery of Asana',
    description:
      'For Asana. A delivery has to be signed with the secret of its webhook; it is answered when it is stored, and ' +
      'worked on afterwards. A handshake is accepted only while its webhook is being created.',
    tag: 'callbacks',
    access: { anonymous: true },
    errors: {
      dialect: 'quantum',
      failure: 'Webhook processing failed',
      sentences: { invalid_webhook_signature: 'Invalid webhook signature' },
    },
    rawBody: true,
    statuses: [401, 413],
    answer: received,
    example: RECEIVED,
  })
  async receive(
    @Query({ schema: query }) { token, setup_test }: z.output<typeof query>,
    @Headers() headers: IncomingHttpHeaders,
    @Body() body: Buffer | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const echo = await this.deliveries.receive({
      token,
      setupTest: setup_test,
      headers,
      body: body ?? Buffer.alloc(0),
    });
    if (echo) void reply.header(echo.header, echo.secret);
    return RECEIVED;
  }
}
