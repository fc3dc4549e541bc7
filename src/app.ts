import cookie from '@fastify/cookie';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from './app.module.js';
import { serveOpenApi, setSecurityHeaders } from './platform/api/index.js';
import { answerUnreadableUrl } from './platform/problem/index.js';
import { type Settings } from './platform/config/index.js';
import { type Log, Metrics, observeRequests, requestId } from './platform/telemetry/index.js';

/** Largest request body, in bytes. */
const BODY_LIMIT = 1_048_576;
/** Longest time a client may take to send its headers and body, in milliseconds. */
const REQUEST_TIMEOUT_MS = 10_000;

/** For the registered origins: every method of ours, and the headers that a client acts on. */
const CORS = {
  credentials: true,
  maxAge: 600,
  methods: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'],
  exposedHeaders: ['X-Request-Id', 'Retry-After', 'RateLimit-Limit', 'RateLimit-Remaining', 'RateLimit-Reset'],
};

/** Builds the application without listening. The database is migrated by then: see main.ts. */
export async function createApp(settings: Settings, log: Log): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    trustProxy: settings.http.trustProxy,
    bodyLimit: BODY_LIMIT,
    requestTimeout: REQUEST_TIMEOUT_MS,
    genReqId: requestId,
    requestIdHeader: false,
    return503OnClosing: true,
    frameworkErrors: answerUnreadableUrl,
  });
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.of(settings, log), adapter, {
    bufferLogs: true,
    abortOnError: false,
  });
  app.useLogger(log);
  await app.register(cookie);
  setSecurityHeaders(adapter.getInstance());
  observeRequests(adapter.getInstance(), log, app.get(Metrics));
  if (settings.http.corsOrigins.length > 0) {
    app.enableCors({ ...CORS, origin: [...settings.http.corsOrigins] });
  }
  serveOpenApi(app);
  return app;
}
