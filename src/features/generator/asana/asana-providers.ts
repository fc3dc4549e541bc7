import { AsanaActivities } from './asana-activities.js';
import { AsanaComments } from './asana-comments.js';
import { AsanaFields } from './asana-fields.js';
import { AsanaObjects } from './asana-objects.js';
import { AsanaProjectMaking } from './asana-project-making.js';
import { AsanaProjectParts } from './asana-project-parts.js';
import { AsanaRefusals } from './asana-refusals.js';
import { AsanaSubtasks } from './asana-subtasks.js';
import { AsanaTaskActivities } from './asana-task-activities.js';
import { AsanaTaskMaking } from './asana-task-making.js';
import { AsanaWorker } from './asana-worker.js';

/** Everything behind `AsanaWorker`; needs `AsanaModule` and a provider of `AsanaIndustries`. */
export const asanaWorkerProviders = [
  AsanaActivities,
  AsanaComments,
  AsanaFields,
  AsanaObjects,
  AsanaProjectMaking,
  AsanaProjectParts,
  AsanaRefusals,
  AsanaSubtasks,
  AsanaTaskActivities,
  AsanaTaskMaking,
  AsanaWorker,
];
