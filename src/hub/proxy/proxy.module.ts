import { Module } from '@nestjs/common';
import { Deletions } from './deletions.js';
import { PassThrough } from './pass-through.js';
import { ProxyController } from './proxy.controller.js';

/** `/api/proxy/{provider}/…` of every provider; needs the global ConnectionsModule. */
@Module({
  controllers: [ProxyController],
  providers: [Deletions, PassThrough],
})
export class ProxyModule {}
