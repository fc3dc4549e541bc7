import { Injectable } from '@nestjs/common';
import { type GeneratorJob } from '../../../platform/database/index.js';
import { invalidField } from '../../../platform/problem/index.js';
import { Templates } from '../templates/templates.js';
import { JobCreation } from './job-creation.js';
import { JobRows } from './job-rows.js';
import { JobTokens } from './job-tokens.js';
import { ModelKeys } from './model-keys.js';
import { readConfig, readStart } from './start-request.js';

type Body = Readonly<Record<string, unknown>>;

/** The ways in which jobs begin. All throw problem `validation_failed` for settings that no job can have. */
@Injectable()
export class JobStarts {
  constructor(
    private readonly creation: JobCreation,
    private readonly rows: JobRows,
    private readonly tokens: JobTokens,
    private readonly keys: ModelKeys,
    private readonly templates: Templates,
  ) {}

  /** @throws problem in the documented order and words, `not_found` for a template; ProviderError when nobody can say whether the tokens work */
  async start(organizationId: string, body: Body): Promise<GeneratorJob> {
    const { config, tokens, modelKey } = readStart(await this.withTemplate(organizationId, body));
    const accounts = await this.tokens.keep(organizationId, config.connection_type, tokens);
    return this.creation.create({ organizationId, config, accounts, modelKey });
  }

  /** Works with the accounts and the key of another job; without a seed of its own it makes another world. */
  async clone(organizationId: string, id: string, changes: Body): Promise<GeneratorJob> {
    const job = await this.rows.get(organizationId, id);
    const { seed: _seed, ...settings } = job.config as Record<string, unknown>;
    const config = readConfig({ ...settings, ...changes, connection_type: job.connection });
    const accounts = job.accounts.map(({ jobId: _jobId, ...account }) => account);
    return this.creation.create({ organizationId, config, accounts, modelKey: await this.keys.of(job) });
  }

  /** What a start would make. Nobody is asked. */
  async plan(organizationId: string, body: Body) {
    return this.creation.plan(readConfig(await this.withTemplate(organizationId, body)));
  }

  /** What the request names counts before what its template does. */
  private async withTemplate(organizationId: string, { template_id: id, ...given }: Body): Promise<Body> {
    if (id === undefined || id === null) return given;
    if (typeof id !== 'string') throw invalidField('template_id', 'must be the id of a job template');
    const { config } = await this.templates.get(organizationId, id);
    return { ...(config as Body), ...given };
  }
}
