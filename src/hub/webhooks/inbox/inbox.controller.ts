import type { IncomingHttpHeaders } from 'node:http';
import { Body, Controller, Get, Headers, Param, Post, Res } from '@nestjs/common';
import { SkipThrottle } from '@nestjs/throttler';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { Operation } from '../../../platform/api/index.js';
import { Intake } from './intake.js';

const received = z.strictObject({ received: z.literal(true) });
const RECEIVED = { received: true } as const;
const verified = z.strictObject({ verification: z.string() });

/** Where providers deliver. A webhook's address is its own, and nobody can guess it. */
@Controller('api/webhooks')
export class InboxController {
  constructor(private readonly intake: Intake) {}

  /** Providers deliver for all tenants from few addresses: limits by address would lose deliveries. */
  @SkipThrottle()
  @Post(':provider/:token')
  @Operation({
    id: 'webhooks.receive',
    summary: 'Take a delivery of a provider',
    description:
      'For providers, at the address that was given to them. A delivery has to be signed as the provider signs; it is ' +
      'answered when it is stored, and worked on afterwards. A handshake is accepted only while the webhook is being ' +
      'created, and answered with the header that brought its secret.',
    tag: 'webhooks',
    access: { anonymous: true },
    errors: { dialect: 'problem' },
    rawBody: true,
    statuses: [401, 404, 410, 413],
    answer: received,
    example: RECEIVED,
  })
  async receive(
    @Param('provider') provider: string,
    @Param('token') token: string,
    @Headers() headers: IncomingHttpHeaders,
    @Body() body: Buffer | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const result = await this.intake.receive(provider, token, headers, body ?? Buffer.alloc(0));
    if (result.kind === 'handshake') void reply.header(result.header, result.secret);
    return RECEIVED;
  }

  @SkipThrottle()
  @Get(':provider/:token')
  @Operation({
    id: 'webhooks.verify',
    summary: 'Answer the challenge of a provider',
    description:
      'For providers that ask once whether a webhook’s address is the right one, before they deliver. Their challenge ' +
      'comes in a header and is sent back.',
    tag: 'webhooks',
    access: { anonymous: true },
    errors: { dialect: 'problem' },
    statuses: [404],
    answer: verified,
    example: { verification: '7b7c0ba0e3e7e1a4' },
  })
  async verify(
    @Param('provider') provider: string,
    @Param('token') token: string,
    @Headers() headers: IncomingHttpHeaders,
  ) {
    return { verification: await this.intake.verify(provider, token, headers) };
  }
}
