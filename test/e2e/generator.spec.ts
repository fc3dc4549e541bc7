import { LLMock } from '@copilotkit/aimock';
import { until } from '../support/eventually.js';
import { type Generator, LOOK_EVERY_MS, startGenerator } from '../support/generator.js';

const MODEL_KEY = 'sk-ant-test-0123456789';
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

let ahead = 0;
const clock = { now: () => Date.now() + ahead };
const model = new LLMock({ port: 0, auth: { apiKeys: [MODEL_KEY] } });
const usage = { input_tokens: 100, output_tokens: 10 };

let generator: Generator;
beforeAll(async () => {
  await model.start();
  model.onMessage(/./, { content: 'Words of the model', usage });
  generator = await startGenerator({ ANTHROPIC_BASE_URL: model.url }, clock);
}, 60_000);
afterAll(async () => {
  await generator.server.close();
  await model.stop();
});
beforeEach(() => {
  generator.asana.clearFaults();
  generator.okta.clearFaults();
});

const jobOf = async (id: string) => (await generator.get(`/api/jobs/${id}`)).job;
const totalOf = async (id: string) => (await generator.get(`/api/jobs/${id}/activity_log`)).total as number;

/** A job whose first data is made. */
async function running(body: object): Promise<string> {
  const { job_id } = await generator.post('/api/jobs/start', body);
  await generator.reaches(job_id, 'running');
  return job_id;
}

/** Lets time pass, and the server see it. */
async function pass(id: string, milliseconds: number): Promise<void> {
  ahead += milliseconds;
  const due = new Date(clock.now());
  await generator.prisma.$executeRaw`
    UPDATE lanes SET due_at = least(due_at, ${due}::timestamptz) WHERE kind = 'generator.jobs' AND key = ${id}`;
}

const stepOf = async (id: string) => (await generator.prisma.generatorJob.findUniqueOrThrow({ where: { id } })).step;

it('makes up for a long rest with exactly one activity', async () => {
  const id = await running(generator.oktaBody());
  const step = await stepOf(id);
  const { next_activity_time: due } = await jobOf(id);
  expect(Date.parse(due)).toBeGreaterThan(clock.now());
  await pass(id, Date.parse(due) - clock.now() + 2 * DAY);
  await until('the activity', async () => (await stepOf(id)) > step);
  const job = await jobOf(id);
  expect(await stepOf(id)).toBe(step + 1);
  expect(Date.parse(job.next_activity_time)).toBeGreaterThan(clock.now());
  await generator.delete(`/api/jobs/${id}/delete`);
});

it('stops when its days are over, for good', async () => {
  const id = await running(generator.oktaBody({ duration_days: 2 }));
  await pass(id, 2 * DAY);
  const job = await generator.reaches(id, 'stopped');
  expect(job).toMatchObject({ stop_reason: 'ended', next_activity_time: null });
  await generator.post(`/api/jobs/${id}/resume`, {}, 404);
  await generator.delete(`/api/jobs/${id}/delete`);
});

it('rests when the provider fails, says so, and goes on with the same step', async () => {
  const id = await running(generator.asanaBody());
  const before = await jobOf(id);
  generator.asana.setFaults([{ match: { method: 'POST' }, fault: { status: 503 } }]);
  await generator.post(`/api/jobs/${id}/generate-now`);
  const failed = await until(
    'the failure',
    async () => {
      const job = await jobOf(id);
      return job.errors.length > 0 && job.stats.errors === 1 && job;
    },
    40_000,
    LOOK_EVERY_MS,
  );
  expect(failed.errors[0]).toMatchObject({ type: 'general', message: expect.stringContaining('unavailable') });
  expect(failed.activity_log).toEqual(before.activity_log);
  const rest = Date.parse(failed.next_activity_time) - clock.now();
  expect(rest).toBeGreaterThan(200_000);
  expect(rest).toBeLessThanOrEqual(300_000);
  generator.asana.clearFaults();
  await pass(id, 300_000);
  await until('the activity', async () => (await totalOf(id)) > before.activity_log.length, 20_000);
  await generator.delete(`/api/jobs/${id}/delete`);
}, 60_000);

describe('where the words come from', () => {
  it('the model, counted', async () => {
    const id = await running(generator.asanaBody({ anthropic_api_key: MODEL_KEY }));
    const { days } = await generator.get(`/api/jobs/${id}/usage`);
    expect(days[0].model_calls).toBeGreaterThan(5);
    expect(days[0].output_tokens).toBe(days[0].model_calls * usage.output_tokens);
    const job = await jobOf(id);
    expect(job.config.anthropic_api_key).toBe('***');
    expect(job.api_usage.llm_calls_today).toBe(days[0].model_calls);
    expect(JSON.stringify(job.projects)).toContain('Words of the model');
    await generator.delete(`/api/jobs/${id}/delete`);
  }, 60_000);

  it('templates from where the budget ends, and the job says so', async () => {
    const token_budget = 400;
    const id = await running(generator.asanaBody({ anthropic_api_key: MODEL_KEY, token_budget }));
    const { days, tokens_left } = await generator.get(`/api/jobs/${id}/usage`);
    expect(tokens_left).toBe(0);
    expect(days[0].input_tokens + days[0].output_tokens).toBeLessThan(token_budget + 110);
    expect(days[0].template_texts).toBeGreaterThan(0);
    expect((await jobOf(id)).text_source).toBe('mixed');
    await generator.delete(`/api/jobs/${id}/delete`);
  }, 60_000);

  it('templates, where the key is not accepted', async () => {
    const id = await running(generator.asanaBody({ anthropic_api_key: 'sk-ant-wrong' }));
    const job = await jobOf(id);
    expect(job.text_source).not.toBe('anthropic');
    expect(JSON.stringify(job)).not.toContain('sk-ant-wrong');
    await generator.delete(`/api/jobs/${id}/delete`);
  }, 60_000);
});

it('gives the same world for the same seed', async () => {
  const names = async () => {
    const id = await running(generator.asanaBody({ seed: 'the same' }));
    const { projects } = await jobOf(id);
    await generator.post(`/api/jobs/${id}/cleanup`);
    await generator.delete(`/api/jobs/${id}/delete`);
    type Named = { name: string; tasks: { name: string; status: string; subtasks: unknown[] }[] };
    return projects.map(({ name, tasks }: Named) => ({
      name,
      tasks: tasks.map((task) => [task.name, task.status, task.subtasks.length]),
    }));
  };
  expect(await names()).toEqual(await names());
}, 90_000);

// The last one: the account is left alone for two hours by all who use it.
it('goes away for as long as the provider asks, at least an hour', async () => {
  const id = await running(generator.asanaBody());
  generator.asana.setFaults([{ match: {}, fault: { status: 429, retryAfter: 7_200 } }]);
  await generator.post(`/api/jobs/${id}/generate-now`);
  const job = await until(
    'the limit',
    async () => {
      const seen = await jobOf(id);
      return seen.errors[0]?.type === 'rate_limit' && seen;
    },
    20_000,
    LOOK_EVERY_MS,
  );
  const rest = Date.parse(job.next_activity_time) - clock.now();
  expect(rest).toBeGreaterThan(2 * HOUR - 60_000);
}, 60_000);
