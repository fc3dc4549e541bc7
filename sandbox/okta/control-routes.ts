import { type FastifyInstance } from 'fastify';
import { z } from 'zod';
import { deliveryFaultRule } from '../shared/delivery-faults.js';
import { faultRuleSchema } from '../shared/faults.js';
import { ControlError, type OktaControl } from './control.js';
import { type Bucket, DOCUMENTED } from './rate-limit.js';

const seconds = z.number().min(0);
const buckets = Object.keys(DOCUMENTED) as [Bucket, ...Bucket[]];
const limits = z.strictObject({
  enabled: z.boolean().optional(),
  perMinute: z.partialRecord(z.enum(buckets), z.int().min(0)).optional(),
});
const token = z.strictObject({ person: z.string().optional(), scopes: z.string(), expiresIn: seconds.optional() });
const apiToken = z.strictObject({
  person: z.string(),
  role: z.enum(['SUPER_ADMIN', 'READ_ONLY_ADMIN']).default('SUPER_ADMIN'),
});
const service = z.strictObject({ publicKey: z.string(), scopes: z.string(), label: z.string().optional() });
const oauth = z
  .strictObject({
    expiresIn: z.int().min(1),
    rotation: z.enum(['none', 'leeway', 'strict']),
    leewaySeconds: seconds,
    deny: z.boolean(),
    redirectUris: z.array(z.url()),
  })
  .partial();
const hooks = z
  .strictObject({
    maxHooks: z.int().min(1),
    allowLoopbackTargets: z.boolean(),
    timeoutMs: z.int().min(1),
    retrySeconds: seconds,
    maxEventsPerDelivery: z.int().min(1),
  })
  .partial();
const count = z.strictObject({ count: z.int().min(1).max(100_000) });
const one = z.strictObject({ token: z.string() });
const release = z.strictObject({ order: z.enum(['kept', 'reversed', 'shuffled']).optional() });

/** `/_control`: the twin's own levers, not part of Okta. */
export function registerControl(app: FastifyInstance, control: OktaControl): void {
  const done = { ok: true };
  app.get('/state', async () => ({
    users: control.users().length,
    groups: control.groups().length,
    apps: control.apps().length,
    eventHooks: control.eventHooks().length,
    effects: control.effects(),
    sswsTokens: control.sswsTokens,
  }));
  app.get('/calls', async () => ({ calls: control.calls() }));
  app.delete('/calls', async () => {
    control.clearCalls();
    return done;
  });
  app.post('/reset', async () => {
    control.reset();
    return done;
  });
  app.post('/users', async (request) => ({ added: control.seedUsers(parse(count, request.body).count).length }));
  app.post('/faults', async (request) => {
    control.setFaults(parse(z.array(faultRuleSchema), request.body));
    return done;
  });
  app.delete('/faults', async () => {
    control.clearFaults();
    return done;
  });
  app.put('/limits', async (request) => control.setLimits(parse(limits, request.body)));
  app.post('/clock/advance', async (request) => ({
    now: control.advanceClock(parse(z.strictObject({ seconds }), request.body).seconds),
  }));
  registerTokens(app, control);
  registerHooks(app, control);
  app.setErrorHandler(async (error: Error & { statusCode?: number }, _request, reply) => {
    const status = error instanceof ControlError ? 400 : (error.statusCode ?? 500);
    await reply.code(status).send({ error: error.message });
  });
}

function registerTokens(app: FastifyInstance, control: OktaControl): void {
  app.put('/oauth', async (request) => control.setOAuth(given(parse(oauth, request.body))));
  app.post('/tokens', async (request) => control.issueToken(parse(token, request.body)));
  app.post('/tokens/ssws', async (request) => {
    const { person, role } = parse(apiToken, request.body);
    return { token: control.issueApiToken(person, role) };
  });
  app.post('/tokens/expire', async (request) => ({
    expired: control.expire(parse(one.partial(), request.body).token),
  }));
  app.post('/tokens/revoke', async (request) => ({ revoked: control.revoke(parse(one, request.body).token) }));
  app.post('/services', async (request) => {
    const { publicKey, scopes, label } = parse(service, request.body);
    return { client_id: control.registerService(publicKey, scopes, label) };
  });
}

function registerHooks(app: FastifyInstance, control: OktaControl): void {
  app.get('/deliveries', async () => ({ deliveries: control.deliveries() }));
  app.post('/deliveries/settle', async () => ({ deliveries: await control.settle() }));
  app.post('/deliveries/faults', async (request) => {
    control.setDeliveryFaults(parse(z.array(deliveryFaultRule), request.body));
    return { ok: true };
  });
  app.post('/deliveries/pause', async (request) => {
    control.pauseDeliveries(parse(z.strictObject({ paused: z.boolean() }), request.body).paused);
    return { ok: true };
  });
  app.post('/deliveries/release', async (request) => ({
    released: await control.release(parse(release, request.body).order),
  }));
  app.put('/hooks', async (request) => control.setHookSettings(given(parse(hooks, request.body))));
}

function parse<T>(schema: z.ZodType<T>, body: unknown): T {
  const result = schema.safeParse(body ?? {});
  if (result.success) return result.data;
  throw new ControlError(z.prettifyError(result.error));
}

type Given<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** Settings that were not named stay out, so that they keep their value. */
function given<T extends object>(values: T): Given<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Given<T>;
}
