import { Global, Module, type OnModuleInit } from '@nestjs/common';
import { ConfigService } from '@nestjs/config';
import { HttpAdapterHost } from '@nestjs/core';
import { type Settings } from '../config/index.js';
import { JobQueue } from './job-queue.js';
import { QUEUE_OPTIONS, type QueueOptions } from './queue-options.js';

@Global()
@Module({
  providers: [
    {
      provide: QUEUE_OPTIONS,
      inject: [ConfigService],
      useFactory: (config: ConfigService<Settings, true>): QueueOptions => ({
        url: config.get('database.url', { infer: true }),
        works: config.get('role', { infer: true }) !== 'web',
      }),
    },
    JobQueue,
  ],
  exports: [JobQueue],
})
export class QueueModule implements OnModuleInit {
  constructor(
    private readonly queue: JobQueue,
    private readonly http: HttpAdapterHost,
  ) {}

  /** Not before the server listens, so that the first answer does not wait for it. */
  onModuleInit(): void {
    this.http.listen$.subscribe(() => this.queue.start());
  }
}
