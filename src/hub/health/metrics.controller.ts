import { Controller, Get, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Operation } from '../../platform/api/index.js';
import { Metrics } from '../../platform/telemetry/index.js';
import { DatabaseIndicator } from './database.indicator.js';

@Controller()
export class MetricsController {
  constructor(
    private readonly metrics: Metrics,
    private readonly database: DatabaseIndicator,
  ) {}

  @Get('metrics')
  @Operation({
    id: 'health.metrics.get',
    summary: 'Metrics in the Prometheus text format',
    tag: 'health',
    access: { scope: 'ops:read', acting: 'none' },
    errors: { dialect: 'problem' },
    produces: 'text/plain',
    example: 'switchyard_database_up 1\n',
  })
  async scrape(@Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    const { up, seconds } = await this.database.probe();
    this.metrics.databaseUp.set(up ? 1 : 0);
    this.metrics.databaseLatency.set(seconds);
    void reply.type(this.metrics.registry.contentType);
    return this.metrics.registry.metrics();
  }
}
