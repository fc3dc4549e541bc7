import { type Provider } from '../../contracts/index.js';
import { asanaChat } from './asana.chat.js';
import { explainError } from './asana.errors.js';
import { identify, testConnection } from './asana.identity.js';
import { asanaManifest } from './asana.manifest.js';
import { asanaWebhooks } from './webhooks/asana.webhooks.js';

export { AsanaAccounts, type CallOptions } from './asana.accounts.js';
export {
  AsanaClient,
  type BatchAction,
  type BatchResult,
  type Page,
  type PageRequest,
  type TaskChanges,
  type TaskDraft,
} from './asana.client.js';
export { AsanaCustomFields } from './tasks/asana.custom-fields.js';
export * from './asana.detail-entities.js';
export { AsanaDirectory } from './directory/asana.directory.js';
export {
  type Comment,
  comment,
  type Profile,
  profile,
  reference,
  type Section,
  type Task,
  section,
  task,
  toTask,
  type User,
  user,
} from './asana.entities.js';
export {
  AsanaFullLists,
  type TaskSource,
  type TaskSpan,
  type TeamDetails,
  teamDetails,
} from './directory/asana.full-lists.js';
export { projectColor } from './asana.input.js';
export { AsanaModule } from './asana.module.js';
export { paginationFields, paginationOf } from './asana.pagination.js';
export * as requestFields from './asana.request-fields.js';
export { type CustomFieldDraft, type CustomValue, type Place, type ProjectDraft } from './asana.drafts.js';
export { type ProjectAnswer, type RecentTaskAnswer, type TaskDetailsAnswer } from './asana.schemas.js';
export { AsanaProjects, type NewProject, type NewTag } from './projects/asana.projects.js';
export { AsanaTaskDetails, type CreateOptions, type NewTask, type TaskEdit } from './tasks/asana.task-details.js';
export { AsanaTaskScan, type MeasuredTask, type NamedRecord } from './tasks/asana.task-scan.js';
export { AsanaWorkspaceClient, type ListedProject, type Listed } from './workspace/asana.workspace-client.js';
export { AsanaTasks } from './tasks/asana.tasks.js';
export * as taskInput from './tasks/asana.task-input.js';
export const asana: Provider = {
  manifest: asanaManifest,
  identify,
  test: (call) => testConnection(call),
  explain: explainError,
  webhooks: asanaWebhooks,
  chat: asanaChat,
};
