import { type Response } from 'supertest';
import { INJECTED_FAULTS, type InjectedFault, type Patient, Ward } from './health-faults.js';

/** Of thirty faults, at least 28 must be named with the right next action: that share of all here. */
const SHARE = 28 / 30;
const LIMIT_MS = 60_000;

interface Finding {
  readonly cause: string;
  readonly action: string;
  readonly httpStatus?: number;
}

interface Examined {
  readonly fault: InjectedFault;
  readonly finding: Finding;
  readonly milliseconds: number;
}

/** A database that is away may be noticed before anybody is known: then the answer is the one that says so. */
function findingOf({ status, body }: Response): Finding {
  const { connection } = body;
  if (connection) {
    const { cause, next_action, evidence } = connection;
    return { cause, action: next_action.code, httpStatus: evidence.http_status };
  }
  const isDatabase = status === 503 && body.type === 'urn:switchyard:problem:database_unavailable';
  return isDatabase ? { cause: 'database_down', action: 'wait' } : { cause: `HTTP ${status}`, action: 'none' };
}

const diagnose = ({ server, userId }: Patient) =>
  server.http().get('/api/asana/health/diagnosis').query({ user_id: userId });

async function examine(ward: Ward, fault: InjectedFault): Promise<Examined> {
  const patient = await fault.inject(ward);
  try {
    const start = performance.now();
    const finding = findingOf(await diagnose(patient));
    return { fault, finding, milliseconds: performance.now() - start };
  } finally {
    await patient.heal?.();
  }
}

const isRight = ({ fault, finding }: Pick<Examined, 'fault' | 'finding'>) =>
  finding.cause === fault.cause && finding.action === fault.action;

/** What many health checks do: they look at the status of the answer and nothing else. */
function byStatusAlone({ httpStatus }: Finding): Finding {
  if (httpStatus === 401) return { cause: 'revoked', action: 'reconnect' };
  if (httpStatus === 403) return { cause: 'access_forbidden', action: 'ask_administrator' };
  if (httpStatus === 429) return { cause: 'rate_limited', action: 'wait' };
  return { cause: 'provider_down', action: 'contact_provider_status' };
}

const table = (examined: readonly Examined[]) =>
  examined
    .map(({ fault, finding, milliseconds }) => {
      const mark = isRight({ fault, finding }) ? '✓' : '✗';
      const named = `${finding.cause} → ${finding.action}`;
      return `  ${mark} ${fault.name.padEnd(50)} ${named.padEnd(42)} ${String(Math.round(milliseconds)).padStart(6)} ms`;
    })
    .join('\n');

describe('health names the cause and the next action', () => {
  let ward: Ward;
  const examined: Examined[] = [];

  beforeAll(async () => {
    ward = await Ward.open();
  });
  afterAll(() => ward.server.close());

  it('of a healthy connection: healthy, nothing to do', async () => {
    const { body } = await diagnose({ server: ward.server, userId: await ward.admit() }).expect(200);
    expect(body.connection).toMatchObject({
      status: 'healthy',
      cause: 'healthy',
      next_action: { code: 'none' },
      since: null,
    });
  });

  it(`of ${INJECTED_FAULTS.length} injected faults, nearly all`, async () => {
    for (const fault of INJECTED_FAULTS) examined.push(await examine(ward, fault));
    const right = examined.filter(isRight).length;
    process.stdout.write(`${table(examined)}\n  ${right} of ${examined.length} named with the right next action\n`);
    expect(examined.length).toBeGreaterThanOrEqual(30);
    expect(right / examined.length).toBeGreaterThanOrEqual(SHARE);
    expect(Math.max(...examined.map(({ milliseconds }) => milliseconds))).toBeLessThan(LIMIT_MS);
  }, 180_000);

  it('and is healthy again once the faults are gone', async () => {
    const { body } = await diagnose({ server: ward.server, userId: await ward.admit() }).expect(200);
    expect(body.connection.cause).toBe('healthy');
  });

  it('broken on purpose, by the status alone, it misses', () => {
    const right = examined.filter(({ fault, finding }) => isRight({ fault, finding: byStatusAlone(finding) })).length;
    process.stdout.write(`  by the status alone: ${right} of ${examined.length}\n`);
    expect(right / examined.length).toBeLessThan(SHARE);
  });
});
