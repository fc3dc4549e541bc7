import { Injectable } from '@nestjs/common';
import { type GeneratorJob } from '../../../platform/database/index.js';
import { type Secret, Vault } from '../../../platform/vault/index.js';

const bindingOf = ({ id, organizationId }: Pick<GeneratorJob, 'id' | 'organizationId'>) => ({
  organizationId,
  record: id,
  column: 'generator_jobs.model_key',
});

/** Keys for the model's API, sealed in the rows of their jobs. */
@Injectable()
export class ModelKeys {
  constructor(private readonly vault: Vault) {}

  seal(job: Pick<GeneratorJob, 'id' | 'organizationId'>, key: Secret): Promise<string> {
    return this.vault.seal(key, bindingOf(job));
  }

  /** @returns undefined where the job has none */
  async of(job: Pick<GeneratorJob, 'id' | 'organizationId' | 'modelKey'>): Promise<Secret | undefined> {
    return job.modelKey === null ? undefined : this.vault.open(job.modelKey, bindingOf(job));
  }
}
