import { Inject, Injectable } from '@nestjs/common';
import { ProviderError } from '../../../contracts/index.js';
import { CLOCK, type Clock } from '../../../platform/clock/index.js';
import { type GeneratedObject, type Prisma, PrismaService } from '../../../platform/database/index.js';
import { GENERATOR_OPTIONS, type GeneratorOptions } from './generator-options.js';
import { type Effect, type Hands, type Made, type MadeObject, type ObjectKind } from './step.js';

/** The job was stopped while one of its steps was under way. */
export class JobStoppedError extends Error {
  override readonly name = 'JobStoppedError';
}

/** Answers that leave it open whether the provider acted. */
const isUnclear = (error: unknown) => !(error instanceof ProviderError) || error.kind === 'unavailable';

export const madeObjectOf = (row: GeneratedObject): MadeObject => ({
  kind: row.kind,
  externalId: row.externalId,
  parentId: row.parentId,
  name: row.name,
  draft: row.draft as object,
  intendedAt: row.intendedAt,
});

/** Carries out each effect of a job once: the intent is committed, then the provider called, then its answer committed. */
@Injectable()
export class Effects {
  constructor(
    private readonly prisma: PrismaService,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(GENERATOR_OPTIONS) private readonly options: GeneratorOptions,
  ) {}

  /**
   * @param key of the effect within its job
   * @returns also when the effect was carried out before
   * @throws ProviderError; what may have been made all the same is looked for the next time
   */
  async once(kind: ObjectKind, hands: Hands, key: string, effect: Effect): Promise<Made> {
    const { jobId } = hands;
    const known = await this.prisma.generatedObject.findUnique({ where: { jobId_key: { jobId, key } } });
    if (known?.status === 'created' && known.externalId !== null) {
      return { id: known.externalId, draft: known.draft as object };
    }
    const row = known ?? (await this.intend(jobId, key, effect));
    const object = madeObjectOf(row);
    const found = known ? await this.find(kind, hands, object) : undefined;
    const externalId = found ?? (await this.make(kind, hands, key, object));
    await this.confirm(jobId, key, externalId, row);
    return { id: externalId, draft: object.draft };
  }

  /** Looks for what an earlier try may have made. @throws ProviderError */
  async find(kind: ObjectKind, hands: Hands, object: MadeObject): Promise<string | undefined> {
    const alike = (await kind.find?.(hands, object)) ?? [];
    if (alike.length === 0) return undefined;
    const taken = await this.prisma.generatedObject.findMany({
      where: { jobId: hands.jobId, kind: object.kind, externalId: { in: [...alike] } },
      select: { externalId: true },
    });
    return alike.find((id) => !taken.some(({ externalId }) => externalId === id));
  }

  private async make(kind: ObjectKind, hands: Hands, key: string, object: MadeObject): Promise<string> {
    try {
      return await kind.make(hands, object);
    } catch (error) {
      // It was refused, so there is nothing to look for, and the next try may say something else.
      if (!isUnclear(error)) await this.prisma.generatedObject.deleteMany({ where: { jobId: hands.jobId, key } });
      throw error;
    }
  }

  private async intend(jobId: string, key: string, effect: Effect): Promise<GeneratedObject> {
    const draft = (await effect.draft()) as Prisma.JsonObject;
    const data = {
      jobId,
      key,
      kind: effect.kind,
      parentId: effect.parentId ?? null,
      name: typeof draft.name === 'string' ? draft.name : effect.name,
      draft,
      intendedAt: new Date(this.clock.now()),
    };
    const row = { ...data, position: 0n, status: 'intended' as const, externalId: null, confirmedAt: null };
    if (!this.options.writesIntents) return row;
    // A job that was stopped meanwhile makes nothing more: whoever cleans up after it has seen all of its intents.
    const written = await this.prisma.$executeRaw`
      INSERT INTO generated_objects (job_id, key, kind, parent_id, name, draft, intended_at)
      SELECT id, ${key}, ${data.kind}, ${data.parentId}, ${data.name}, ${JSON.stringify(draft)}::jsonb,
             ${data.intendedAt}::timestamptz
      FROM generator_jobs WHERE id = ${jobId} AND status <> 'stopped' FOR SHARE`;
    if (written === 0) throw new JobStoppedError();
    return row;
  }

  private async confirm(jobId: string, key: string, externalId: string, row: GeneratedObject): Promise<void> {
    const confirmedAt = new Date(this.clock.now());
    const outcome = { status: 'created' as const, externalId, confirmedAt };
    const { position: _position, draft, ...intended } = row;
    await this.prisma.generatedObject.upsert({
      where: { jobId_key: { jobId, key } },
      create: { ...intended, draft: draft as Prisma.InputJsonObject, ...outcome },
      update: outcome,
    });
  }
}
