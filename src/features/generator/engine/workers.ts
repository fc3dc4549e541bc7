import { Inject, Injectable } from '@nestjs/common';
import { type GeneratorConnection } from '../../../platform/database/index.js';
import { type JobWorker } from './step.js';

/** Injection token of the kinds of job (`readonly JobWorker[]`). */
export const JOB_WORKERS = Symbol('JOB_WORKERS');

/** Who does the work of each kind of job. */
@Injectable()
export class Workers {
  readonly #byConnection: ReadonlyMap<string, JobWorker>;

  constructor(@Inject(JOB_WORKERS) workers: readonly JobWorker[]) {
    this.#byConnection = new Map(workers.map((worker) => [worker.connection, worker]));
  }

  of(connection: GeneratorConnection): JobWorker {
    const worker = this.#byConnection.get(connection);
    if (!worker) throw new Error(`Nobody works on jobs of the kind ${connection}.`);
    return worker;
  }
}
