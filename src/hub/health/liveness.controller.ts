import { Controller, Get, Res } from '@nestjs/common';
import { SkipThrottle } from '@nestjs/throttler';
import type { FastifyReply } from 'fastify';
import { Operation } from '../../platform/api/index.js';
import { DatabaseIndicator } from './database.indicator.js';
import { livenessAnswer } from './health.schemas.js';

const RETRY_AFTER_SECONDS = 2;

/** For orchestrators. The bodies say nothing but the status: anybody may read them. */
@SkipThrottle()
@Controller()
export class LivenessController {
  constructor(private readonly database: DatabaseIndicator) {}

  @Get('livez')
  @Operation({
    id: 'health.live.get',
    summary: 'The process answers; restart it when it does not',
    tag: 'health',
    access: { anonymous: true },
    errors: { dialect: 'problem' },
    answer: livenessAnswer,
    example: { status: 'ok' },
  })
  live() {
    return { status: 'ok' };
  }

  @Get('readyz')
  @Operation({
    id: 'health.ready.get',
    summary: 'The database answers too; send no requests when it does not',
    description: 'Answers 503 `{"status":"unavailable"}` within two seconds.',
    tag: 'health',
    access: { anonymous: true },
    errors: { dialect: 'problem' },
    answer: livenessAnswer,
    example: { status: 'ok' },
  })
  async ready(@Res({ passthrough: true }) reply: FastifyReply) {
    const { up } = await this.database.probe();
    if (up) return { status: 'ok' };
    void reply.status(503).header('retry-after', String(RETRY_AFTER_SECONDS));
    return { status: 'unavailable' };
  }
}
