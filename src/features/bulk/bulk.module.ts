import { Module } from '@nestjs/common';
import { EventStreams } from '../../platform/api/index.js';
import { AsanaModule } from '../../providers/asana/index.js';
import { BulkController } from './bulk.controller.js';
import { BulkDrafts } from './bulk-drafts.js';
import { BulkEvents } from './bulk-events.js';
import { BulkHousekeeping } from './bulk-housekeeping.js';
import { BulkItems } from './bulk-items.js';
import { BulkOperations } from './bulk-operations.js';
import { BulkRunner } from './bulk-runner.js';

@Module({
  imports: [AsanaModule],
  controllers: [BulkController],
  providers: [BulkDrafts, BulkEvents, BulkHousekeeping, BulkItems, BulkOperations, BulkRunner, EventStreams],
})
export class BulkModule {}
