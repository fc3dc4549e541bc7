import cookie from '@fastify/cookie';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from './app.module.js';
import {
  readJsonBodies,
  readRawBodies,
  serializeAnswers,
  refuseBrokenRequests,
  serveOpenApi,
  setSecurityHeaders,
} from './platform/api/index.js';
import { answerBrokenRequest, answerUnreadableUrl } from './platform/problem/index.js';
import { type Clock, systemClock } from './platform/clock/index.js';
import { type Settings } from './platform/config/index.js';
import { type Log, Metrics, observeRequests, requestId } from './platform/telemetry/index.js';

/** Largest request body, in bytes. */
const BODY_LIMIT = 1_048_576;
/**
 * Longest time a client may take to send its headers, and those with its body, in milliseconds. Node looks for late
 * ones now and then only, by default every 30 s, so that a slow client lives up to one interval longer.
 * https://nodejs.org/api/http.html#httpcreateserveroptions-requestlistener
 */
const HEADERS_TIMEOUT_MS = 6_000;
const REQUEST_TIMEOUT_MS = 8_000;
const TIMEOUT_CHECK_MS = 250;

/** For the registered origins: every method of ours, and the headers that a client acts on. */
const CORS = {
  credentials: true,
  maxAge: 600,
  methods: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'],
  exposedHeaders: [
    'X-Request-Id',
    'Retry-After',
    'Idempotency-Replayed',
    'RateLimit-Limit',
    'RateLimit-Remaining',
    'RateLimit-Reset',
    'Upstream-RateLimit-Limit',
    'Upstream-RateLimit-Remaining',
    'Upstream-RateLimit-Reset',
  ],
};

/**
 * Builds the application without listening. The database is migrated by then: see main.ts.
 * @param clock of rooms that judge what is due; tests bring their own
 */
export async function createApp(
  settings: Settings,
  log: Log,
  clock: Clock = systemClock,
): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    trustProxy: settings.http.trustProxy,
    bodyLimit: BODY_LIMIT,
    requestTimeout: REQUEST_TIMEOUT_MS,
    http: {
      headersTimeout: HEADERS_TIMEOUT_MS,
      connectionsCheckingInterval: TIMEOUT_CHECK_MS,
      requireHostHeader: false,
    },
    clientErrorHandler: answerBrokenRequest,
    genReqId: requestId,
    requestIdHeader: false,
    return503OnClosing: true,
    frameworkErrors: answerUnreadableUrl,
  });
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.of(settings, log, clock), adapter, {
    bufferLogs: true,
    abortOnError: false,
    bodyParser: false,
  });
  app.useLogger(log);
  await app.register(cookie);
  setSecurityHeaders(adapter.getInstance());
  refuseBrokenRequests(adapter.getInstance());
  readJsonBodies(adapter.getInstance());
  readRawBodies(adapter.getInstance());
  serializeAnswers(adapter.getInstance());
  observeRequests(adapter.getInstance(), log, app.get(Metrics));
  if (settings.http.corsOrigins.length > 0) {
    app.enableCors({ ...CORS, origin: [...settings.http.corsOrigins] });
  }
  serveOpenApi(app);
  return app;
}
