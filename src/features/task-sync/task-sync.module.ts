import { Global, Module } from '@nestjs/common';
import { ConfigService } from '@nestjs/config';
import { type Settings } from '../../platform/config/index.js';
import { AsanaModule } from '../../providers/asana/index.js';
import { EventWatch } from './event-watch.js';
import { MirrorRequests } from './mirror-requests.js';
import { MirrorsController } from './mirrors.controller.js';
import { MirroredProjects } from './mirrored-projects.js';
import { MirroredTasks } from './mirrored-tasks.js';
import { TASK_SYNC_OPTIONS, type TaskSyncOptions } from './options.js';
import { ProjectReader } from './project-reader.js';
import { ProjectReading } from './project-reading.js';
import { TaskChangeListeners } from './task-changes.js';
import { TaskMirror } from './task-mirror.js';
import { TaskRefresher } from './task-refresher.js';
import { TaskRefreshes } from './task-refreshes.js';
import { TaskSource } from './task-source.js';

@Global()
@Module({
  imports: [AsanaModule],
  controllers: [MirrorsController],
  providers: [
    {
      provide: TASK_SYNC_OPTIONS,
      inject: [ConfigService],
      useFactory: (config: ConfigService<Settings, true>): TaskSyncOptions => config.get('taskSync', { infer: true }),
    },
    EventWatch,
    MirroredProjects,
    MirroredTasks,
    MirrorRequests,
    ProjectReader,
    ProjectReading,
    TaskChangeListeners,
    TaskMirror,
    TaskRefresher,
    TaskRefreshes,
    TaskSource,
  ],
  exports: [TaskMirror],
})
export class TaskSyncModule {}
