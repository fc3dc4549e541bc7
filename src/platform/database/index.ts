export { ChangeFeed } from './change-feed.js';
export { Changes } from './changes.js';
export { DatabaseModule } from './database.module.js';
export { Prisma } from './generated/client.js';
export type {
  AsanaIntegrationLog,
  CallbackConfig,
  CallbackTask,
  Campaign,
  Lead,
  TaskUpdate,
  ReportStatus,
  BulkStatus,
  BulkItemStatus,
  BulkAction,
  AutomationRunStatus,
  ApiKey,
  AutomationRule,
  AutomationRun,
  BulkItem,
  BulkOperation,
  Connection,
  EndpointMessage,
  GeneratedObject,
  GeneratorAccount,
  GeneratorCleanup,
  GeneratorConnection,
  GeneratorJob,
  GeneratorStatus,
  GeneratorTemplate,
  GeneratorUsage,
  EndpointMessageStatus,
  ConnectionStatus,
  Event,
  IdempotentRequest,
  MirroredProject,
  MirroredTask,
  MirrorStatus,
  OAuthFlow,
  RateBudget,
  RegisteredWorkflow,
  Report,
  WebhookLedgerEntry,
  WebhookRegistration,
  WebhookStatus,
  WebhookSubscription,
  WebhookEndpoint,
} from './generated/client.js';
export { migrateDatabase, MigrationError } from './migrate.js';
export { PrismaService } from './prisma.service.js';
export { newRowId } from './row-id.js';
export { isDatabaseUnavailable } from './unavailable.js';
