import { Module } from '@nestjs/common';
import { PassThrough } from './pass-through.js';
import { ProxyController } from './proxy.controller.js';

/** `/api/proxy/{provider}/…` of every provider; needs the global ConnectionsModule. */
@Module({
  controllers: [ProxyController],
  providers: [PassThrough],
})
export class ProxyModule {}
