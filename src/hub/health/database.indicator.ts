import { Injectable } from '@nestjs/common';
import { HealthIndicatorService } from '@nestjs/terminus';
import { PrismaService } from '../../platform/database/index.js';

/** Longest the probe waits, in milliseconds: whoever asks gets an answer within two seconds. */
const TIMEOUT_MS = 1_500;
/** Probes share one query for this long, so that an unthrottled route cannot flood the database. */
const SHARED_FOR_MS = 250;

export interface DatabaseProbe {
  readonly up: boolean;
  /** Time of the query, or of the wait that was given up. */
  readonly seconds: number;
}

/** Does the database answer a query? Never throws. */
@Injectable()
export class DatabaseIndicator {
  constructor(
    private readonly indicators: HealthIndicatorService,
    private readonly prisma: PrismaService,
  ) {}

  async probe(): Promise<DatabaseProbe> {
    const { database } = await this.indicators
      .check('database')
      .attempt(() => this.query())
      .withTimeout(TIMEOUT_MS)
      .cacheFor(SHARED_FOR_MS);
    const found: { status: string; responseTime?: number; seconds?: number } = database;
    return { up: found.status === 'up', seconds: found.seconds ?? (found.responseTime ?? 0) / 1_000 };
  }

  private async query() {
    const start = performance.now();
    await this.prisma.$queryRaw`SELECT 1`;
    return { seconds: (performance.now() - start) / 1_000 };
  }
}
