import { type ChildProcess } from 'node:child_process';
import { type ConnectionRef } from '../../src/contracts/index.js';
import { Connections } from '../../src/hub/connections/index.js';
import { generateKeyRing } from '../../src/platform/vault/index.js';
import { PrismaService } from '../../src/platform/database/index.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { kill, nextMessage, startProcess } from './processes.js';
import { tokens } from './refresh-support.js';

/** So many callers want to use the connection at once. */
export interface Order {
  readonly connection: ConnectionRef;
  readonly callers: number;
  /** How long each caller goes on calling, in milliseconds. Default: one call each. */
  readonly forMs?: number;
}

export interface Report {
  readonly served: number;
  /** How many calls failed, by what they failed with: a loop that fails at once fails very often. */
  readonly failures: Readonly<Record<string, number>>;
  /** How long other queries of the process took meanwhile. */
  readonly queryMilliseconds: readonly number[];
}

const PERSON = 'ana.ruiz@example.com';

/** A server of this process, and others of their own processes on the same database and the same provider. */
export class RefreshStage {
  readonly #children = new Set<ChildProcess>();

  private constructor(
    readonly server: TestApp,
    private readonly env: Record<string, string>,
  ) {}

  /** @param env of all processes; names another provider than the twin, if any */
  static async open(env: Record<string, string> = {}): Promise<RefreshStage> {
    // How often a token is renewed is to be counted; how often it is used is another check's.
    const all = { ASANA_RATE_PER_MINUTE: '1000000', ...env, ENCRYPTION_KEYS: generateKeyRing() };
    return new RefreshStage(await startTestApp(all), all);
  }

  get twin() {
    return this.server.sandbox.asana;
  }

  get prisma() {
    return this.server.app.get(PrismaService);
  }

  tokenCalls(): number {
    return this.twin.calls().filter((call) => call.path === '/-/oauth_token').length;
  }

  /** A connection whose access token runs out at once. The twin starts afresh, without limits in the way. */
  async connect(rotation: 'none' | 'leeway' | 'strict'): Promise<ConnectionRef & { readonly id: string }> {
    this.twin.reset();
    this.twin.setOAuth({ rotation });
    this.twin.setLimits({ concurrentReads: 1000 });
    const { id: organizationId } = await this.prisma.organization.findFirstOrThrow();
    const { accessToken, refreshToken } = this.twin.issueToken({ person: PERSON });
    const ref = { organizationId, userId: `user-${rotation}-${performance.now()}`, provider: 'asana' };
    const issued = tokens(accessToken, new Date(), refreshToken ?? undefined);
    const { id } = await this.server.app.get(Connections).save(ref, issued);
    this.twin.expire();
    this.twin.clearCalls();
    return { ...ref, id };
  }

  async startProcess(): Promise<ChildProcess> {
    const env = { DATABASE_POOL_SIZE: '3', ...this.env };
    const { child } = await startProcess(this.server, {
      script: 'refresh-process.ts',
      env,
      children: this.#children,
    });
    return child;
  }

  async close(): Promise<void> {
    await Promise.all([...this.#children].map(kill));
    await this.server.close();
  }
}

/** Lets a process work through an order. */
export async function run(child: ChildProcess, order: Order): Promise<Report> {
  child.send(order);
  return (await nextMessage(child)) as Report;
}
