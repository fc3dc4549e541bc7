import { type FastifyInstance } from 'fastify';
import { z } from 'zod';
import { camelCased, parse } from './control-input.js';
import { registerWebhookControl } from './control-webhook-routes.js';
import { type AsanaControl, ControlError } from './control.js';
import { faultRuleSchema } from '../shared/faults.js';

const seconds = z.number().min(0);
const reset = z.strictObject({ keep_tokens: z.boolean().optional() });
const faults = z.array(faultRuleSchema);
const token = z.strictObject({
  person: z.string(),
  scopes: z.union([z.string(), z.array(z.string()).transform((list) => list.join(' '))]).optional(),
  expires_in: seconds.optional(),
  app: z.string().optional(),
  personal: z.boolean().optional(),
});
const expire = z.strictObject({ person: z.string().optional(), token: z.string().optional() });
const revoke = z
  .strictObject({ person: z.string().optional(), token: z.string().optional() })
  .refine((which) => (which.person === undefined) !== (which.token === undefined), 'Give either person or token');
const oauth = z
  .strictObject({
    expires_in: z.int().min(1),
    rotation: z.enum(['none', 'leeway', 'strict']),
    leeway_seconds: seconds,
    deny: z.boolean(),
    redirect_uris: z.array(z.url()),
  })
  .partial();
const limits = z
  .strictObject({
    per_minute: z.int().min(1).nullable(),
    search_per_minute: z.int().min(1),
    concurrent_reads: z.int().min(1),
    concurrent_writes: z.int().min(1),
  })
  .partial();
const advance = z.strictObject({ seconds: z.number().positive() });

/** `/_control`: the twin's own levers, not part of Asana. */
export function registerControl(app: FastifyInstance, control: AsanaControl): void {
  app.get('/state', async () => control.state());
  app.get('/calls', async () => ({ calls: control.calls() }));
  app.delete('/calls', async () => {
    control.clearCalls();
    return { ok: true };
  });
  app.post('/reset', async (request) => {
    control.reset({ keepTokens: parse(reset, request.body).keep_tokens });
    return { ok: true };
  });
  app.post('/faults', async (request) => {
    control.setFaults(parse(faults, request.body));
    return { ok: true };
  });
  app.delete('/faults', async () => {
    control.clearFaults();
    return { ok: true };
  });
  app.put('/oauth', async (request) => control.setOAuth(camelCased(parse(oauth, request.body))));
  app.put('/limits', async (request) => control.setLimits(camelCased(parse(limits, request.body))));
  app.post('/clock/advance', async (request) => ({ now: control.advanceClock(parse(advance, request.body).seconds) }));
  registerTokens(app, control);
  registerWebhookControl(app, control);
  app.setErrorHandler(async (error: Error & { statusCode?: number }, _request, reply) => {
    const status = error instanceof ControlError ? 400 : (error.statusCode ?? 500);
    await reply.code(status).send({ error: error.message });
  });
}

function registerTokens(app: FastifyInstance, control: AsanaControl): void {
  app.post('/tokens', async (request, reply) => {
    const { expires_in: expiresIn, ...wanted } = parse(token, request.body);
    const issued = control.issueToken({ ...wanted, expiresIn });
    const { accessToken: access_token, refreshToken: refresh_token, expiresAt, person } = issued;
    const expires_at = expiresAt === null ? null : new Date(expiresAt).toISOString();
    await reply.code(201).send({ access_token, refresh_token, expires_at, person });
  });
  app.post('/tokens/expire', async (request) => ({ expired: control.expire(parse(expire, request.body)) }));
  app.post('/tokens/revoke', async (request) => ({ revoked: control.revoke(parse(revoke, request.body)) }));
}
