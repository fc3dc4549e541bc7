import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '../../../platform/clock/index.js';
import { type GeneratorTemplate, newRowId, Prisma, PrismaService } from '../../../platform/database/index.js';
import { invalidField, problem } from '../../../platform/problem/index.js';
import { readConfig } from '../jobs/start-request.js';
import { type TemplateBody, templateId } from './templates.schemas.js';

/** Templates one organization may have. */
const MOST = 200;

/** Settings to start jobs with, kept under a name. They hold no secret. */
@Injectable()
export class Templates {
  constructor(
    private readonly prisma: PrismaService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async list(organizationId: string) {
    const rows = await this.prisma.generatorTemplate.findMany({
      where: { organizationId },
      orderBy: { name: 'asc' },
      take: MOST,
    });
    return rows.map(templateOf);
  }

  /** @throws problem `validation_failed` for settings that no job could start with, `conflict` for a name in use */
  async create(organizationId: string, { name, config: given }: TemplateBody) {
    if ((await this.prisma.generatorTemplate.count({ where: { organizationId } })) >= MOST) {
      throw invalidField('name', `would be one template too many: ${MOST} are allowed`);
    }
    const config = readConfig(given);
    const createdAt = new Date(this.clock.now());
    const id = newRowId(createdAt.getTime());
    const connection = config.connection_type;
    const data = {
      id,
      organizationId,
      name,
      connection,
      config: config as unknown as Prisma.InputJsonObject,
      createdAt,
    };
    try {
      return templateOf(await this.prisma.generatorTemplate.create({ data }));
    } catch (error) {
      const isTaken = error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002';
      throw isTaken
        ? problem('conflict', { detail: `There is a template named "${name}" already.`, cause: error })
        : error;
    }
  }

  /** @throws problem `not_found` */
  async get(organizationId: string, id: string): Promise<GeneratorTemplate> {
    const isId = templateId.safeParse(id).success;
    const found = isId && (await this.prisma.generatorTemplate.findFirst({ where: { id, organizationId } }));
    if (found) return found;
    throw problem('not_found', { detail: 'There is no such job template.' });
  }

  /** @throws problem `not_found` */
  async delete(organizationId: string, id: string): Promise<void> {
    const { count } = await this.prisma.generatorTemplate.deleteMany({ where: { id, organizationId } });
    if (count === 0) throw problem('not_found', { detail: 'There is no such job template.' });
  }
}

export const templateOf = ({ id, name, connection, config, createdAt }: GeneratorTemplate) => ({
  id,
  name,
  connection_type: connection,
  config: config as Record<string, unknown>,
  created_at: createdAt.toISOString(),
});
