import { Controller, Get, Res } from '@nestjs/common';
import { SkipThrottle } from '@nestjs/throttler';
import type { FastifyReply } from 'fastify';
import { Operation } from '../../platform/api/index.js';
import { DatabaseIndicator } from './database.indicator.js';
import { livenessAnswer } from './health.schemas.js';

const RETRY_AFTER_SECONDS = 2;

const LIVE = {
  summary: 'The process answers; restart it when it does not',
  tag: 'health',
  access: { anonymous: true },
  errors: { dialect: 'problem' },
  answer: livenessAnswer,
  example: { status: 'ok' },
} as const;

/** For orchestrators. The bodies say nothing but the status: anybody may read them. */
@SkipThrottle()
@Controller()
export class LivenessController {
  constructor(private readonly database: DatabaseIndicator) {}

  @Get('livez')
  @Operation({ ...LIVE, id: 'health.live.get' })
  live() {
    return { status: 'ok' };
  }

  @Get('healthz')
  @Operation({ ...LIVE, id: 'health.live.healthz', description: 'The same as `/livez`.' })
  healthz() {
    return this.live();
  }

  @Get('health')
  @Operation({ ...LIVE, id: 'health.live.health', description: 'The same as `/livez`.' })
  health() {
    return this.live();
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
