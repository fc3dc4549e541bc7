import { type FastifyInstance } from 'fastify';
import { z } from 'zod';
import { camelCased, parse } from './control-input.js';
import { type AsanaControl, ControlError } from './control.js';
import { deliveryFaultRule } from '../shared/delivery-faults.js';

const count = z.int().min(1);
const settings = z
  .strictObject({
    allow_loopback_targets: z.boolean(),
    per_resource: count,
    per_user_and_app: count,
    group_window_ms: z.int().min(0),
    max_events_per_delivery: count.max(1_000),
    parallel_deliveries: count.max(100),
    timeout_ms: count,
    retry_seconds: z.number().positive(),
    heartbeat_seconds: z.number().positive(),
    give_up_seconds: z.number().positive(),
  })
  .partial();
const pause = z.strictObject({ paused: z.boolean() });
const release = z.strictObject({ order: z.enum(['kept', 'reversed', 'shuffled']).optional() });
const tasks = z.strictObject({
  person: z.string(),
  project: z.string(),
  count: count.max(100_000),
  name: z.string().default('Task'),
});

/** `/_control/webhooks` and what people do without a call. */
export function registerWebhookControl(app: FastifyInstance, control: AsanaControl): void {
  const { webhooks } = control;
  app.get('/webhooks', async () => ({ webhooks: webhooks.list(), settings: webhooks.settings() }));
  app.put('/webhooks/settings', async (request) => webhooks.set(camelCased(parse(settings, request.body))));
  app.delete('/webhooks/:gid', async (request) => {
    const { gid } = request.params as { gid: string };
    if (!webhooks.kill(gid)) throw new ControlError(`webhook: none has this gid: ${gid}`);
    return { ok: true };
  });
  app.post('/webhooks/tick', async () => ({ counts: await control.settle() }));
  app.get('/webhooks/deliveries', async () => ({ counts: webhooks.counts(), deliveries: webhooks.deliveries() }));
  app.delete('/webhooks/deliveries', async () => {
    webhooks.clearDeliveries();
    return { ok: true };
  });
  app.post('/webhooks/faults', async (request) => {
    webhooks.setFaults(parse(z.array(deliveryFaultRule), request.body));
    return { ok: true };
  });
  app.delete('/webhooks/faults', async () => {
    webhooks.setFaults([]);
    return { ok: true };
  });
  app.post('/webhooks/pause', async (request) => {
    webhooks.pause(parse(pause, request.body).paused);
    return { ok: true };
  });
  app.post('/webhooks/release', async (request) => ({
    released: await webhooks.release(parse(release, request.body).order),
  }));
  app.post('/tasks', async (request, reply) => {
    const { person, project, count: wanted, name } = parse(tasks, request.body);
    const made = control.as(person).createTasks(project, wanted, (index) => `${name} ${index + 1}`);
    await reply.code(201).send({ tasks: made });
  });
}
