import { Injectable } from '@nestjs/common';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

/** What Prometheus scrapes. Labels are route patterns, provider ids and outcomes: never ids of users or of requests. */
@Injectable()
export class Metrics {
  readonly registry = new Registry();
  private readonly measurements = new Set<() => void>();

  readonly requests = new Histogram({
    name: 'switchyard_http_request_duration_seconds',
    help: 'Time to answer API requests, by route pattern and status.',
    labelNames: ['method', 'route', 'status'],
    buckets: SECONDS,
    registers: [this.registry],
  });
  readonly requestErrors = new Counter({
    name: 'switchyard_http_errors_total',
    help: 'API answers of 400 and above, by route pattern and status.',
    labelNames: ['method', 'route', 'status'],
    registers: [this.registry],
  });
  readonly tokenRefreshes = new Counter({
    name: 'switchyard_token_refreshes_total',
    help: 'Access token renewals: success, final (the user must connect again) or transient.',
    labelNames: ['provider', 'outcome'],
    registers: [this.registry],
  });
  readonly upstreamCalls = new Histogram({
    name: 'switchyard_upstream_call_duration_seconds',
    help: 'Calls to providers, each attempt on its own, by status or "error".',
    labelNames: ['provider', 'method', 'status'],
    buckets: SECONDS,
    registers: [this.registry],
  });
  readonly upstreamLimited = new Counter({
    name: 'switchyard_upstream_rate_limited_total',
    help: 'Answers of 429 by providers.',
    labelNames: ['provider'],
    registers: [this.registry],
  });
  readonly budgetWait = new Histogram({
    name: 'switchyard_rate_budget_wait_seconds',
    help: 'Time that calls waited for the rate limit of their provider; those that went at once are not counted.',
    labelNames: ['provider', 'priority'],
    buckets: [0.005, 0.05, 0.5, 1, 5, 10, 30, 60, 120],
    registers: [this.registry],
  });
  readonly budgetRefused = new Counter({
    name: 'switchyard_rate_budget_refused_total',
    help: 'Calls refused here, because the rate limit of their provider would have kept them too long.',
    labelNames: ['provider', 'priority'],
    registers: [this.registry],
  });
  readonly budgetRemaining = new Gauge({
    name: 'switchyard_rate_budget_remaining_ratio',
    help: 'Share of the minute that is left to the connection that has least left. Measured at each scrape.',
    labelNames: ['provider'],
    registers: [this.registry],
    collect: () => {
      for (const measure of this.measurements) measure();
    },
  });
  readonly eventsAppended = new Counter({
    name: 'switchyard_events_appended_total',
    help: 'Events written to the log, by where they come from; those of a transaction that failed later count too.',
    labelNames: ['source'],
    registers: [this.registry],
  });
  readonly eventStreams = new Gauge({
    name: 'switchyard_event_streams_open',
    help: 'Answers of server-sent events that are open at this instance, by operation.',
    labelNames: ['operation'],
    registers: [this.registry],
  });
  readonly throttled = new Counter({
    name: 'switchyard_throttled_total',
    help: 'Requests refused because a credential had used up its requests.',
    registers: [this.registry],
  });
  readonly databaseUp = new Gauge({
    name: 'switchyard_database_up',
    help: '1 while the database answers, else 0. Measured at each scrape.',
    registers: [this.registry],
  });
  readonly databaseLatency = new Gauge({
    name: 'switchyard_database_latency_seconds',
    help: 'Time the database took for the probe of this scrape.',
    registers: [this.registry],
  });

  constructor() {
    collectDefaultMetrics({ register: this.registry, prefix: 'switchyard_' });
  }

  /** For gauges that are set when somebody looks. */
  measureAtScrape(measure: () => void): void {
    this.measurements.add(measure);
  }
}
