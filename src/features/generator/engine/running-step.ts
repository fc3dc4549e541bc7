import { type GeneratorJob } from '../../../platform/database/index.js';
import { type JobConfig } from '../jobs/job-config.js';
import { type Random } from '../schedule/random.js';
import { type TextContext } from '../text/text-source.js';
import { type UserProfile } from '../text/user-profile.js';
import { type Effect, type Hands, type JobAccount, type Made, type PlainText, type Step } from './step.js';

export interface LoggedActivity {
  readonly action: string;
  readonly details: Readonly<Record<string, unknown>>;
}

export interface LoggedFailure {
  readonly type: string;
  readonly message: string;
}

/** What a step reaches the world through. */
export interface StepPorts {
  once(hands: Hands, key: string, effect: Effect): Promise<Made>;
  noteCall(): Promise<void>;
  write(kind: PlainText, context: TextContext): Promise<string>;
  profile(context: TextContext): Promise<UserProfile>;
}

/** A step under way: what it notes is stored with its outcome. */
export class RunningStep implements Step {
  readonly activities: LoggedActivity[] = [];
  readonly failures: LoggedFailure[] = [];
  readonly counts = new Map<string, number>();

  constructor(
    private readonly job: Pick<GeneratorJob, 'id' | 'organizationId' | 'step' | 'forced'>,
    readonly config: JobConfig,
    readonly accounts: readonly JobAccount[],
    readonly at: Date,
    readonly random: Random,
    readonly signal: AbortSignal,
    private readonly ports: StepPorts,
  ) {}

  get jobId(): string {
    return this.job.id;
  }

  get isForced(): boolean {
    return this.job.forced > 0;
  }

  get organizationId(): string {
    return this.job.organizationId;
  }

  async once(effect: Effect, as?: string): Promise<string> {
    return (await this.made(effect, as)).id;
  }

  async make<Draft extends object>(effect: Effect & { draft(): Draft | Promise<Draft> }, as?: string) {
    // The draft is this effect's own, as JSON keeps it.
    return (await this.made(effect, as)) as Made<Draft>;
  }

  async change<T>(call: (hands: Hands) => Promise<T>, as?: string): Promise<T> {
    await this.ports.noteCall();
    return call(this.hands(as));
  }

  write(kind: PlainText, context: TextContext): Promise<string> {
    return this.ports.write(kind, context);
  }

  profile(context: TextContext): Promise<UserProfile> {
    return this.ports.profile(context);
  }

  log(action: string, details: Readonly<Record<string, unknown>>): void {
    this.activities.push({ action, details });
  }

  count(stat: string, by = 1): void {
    this.counts.set(stat, (this.counts.get(stat) ?? 0) + by);
  }

  fail(type: string, message: string): void {
    this.failures.push({ type, message });
    this.count('errors');
  }

  private async made(effect: Effect, as?: string): Promise<Made> {
    await this.ports.noteCall();
    return this.ports.once(this.hands(as), `${this.job.step}:${effect.key}`, effect);
  }

  private hands(as: string | undefined): Hands {
    const userId = as ?? this.accounts[0]?.userId;
    if (userId === undefined) throw new Error(`The job ${this.job.id} has no account.`);
    return { organizationId: this.organizationId, userId, signal: this.signal, jobId: this.job.id };
  }
}
