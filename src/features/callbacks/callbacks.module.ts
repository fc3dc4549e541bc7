import { Module } from '@nestjs/common';
import { AsanaModule } from '../../providers/asana/index.js';
import { Campaigns } from './campaigns/campaigns.js';
import { CampaignsController } from './campaigns/campaigns.controller.js';
import { CallbackConfigs } from './config/callback-configs.js';
import { EnvironmentStart } from './config/environment-start.js';
import { Setup } from './config/setup.js';
import { CallbackSetupController } from './config/setup.controller.js';
import { SetupHandshakes } from './config/setup-handshakes.js';
import { SetupTest } from './config/setup-test.js';
import { StoredConfigs } from './config/stored-configs.js';
import { CallbackHousekeeping } from './housekeeping.js';
import { LeadImport } from './leads/lead-import.js';
import { LeadTasks } from './leads/lead-tasks.js';
import { Leads } from './leads/leads.js';
import { LeadsController } from './leads/leads.controller.js';
import { CallbackHealth } from './log/callback-health.js';
import { HistoryPages } from './log/history-pages.js';
import { IntegrationLog } from './log/integration-log.js';
import { CallbackLogController } from './log/log.controller.js';
import { LeadUpdates } from './sync/lead-updates.js';
import { ProjectWatch } from './sync/project-watch.js';
import { TaskWatch } from './sync/task-watch.js';
import { CampaignTasks } from './tasks/campaign-tasks.js';
import { CampaignTasksController } from './tasks/campaign-tasks.controller.js';
import { CallbackTasks } from './tasks/callback-tasks.js';
import { TaskIntents } from './tasks/intents.js';
import { LeadChoice } from './tasks/lead-choice.js';
import { TagNames } from './tasks/tag-names.js';
import { TaskChanges } from './tasks/task-changes.js';
import { TaskCreation } from './tasks/task-creation.js';
import { TaskDrafts } from './tasks/task-drafts.js';
import { TaskLimitGuard } from './tasks/task-limit.guard.js';
import { TaskLinks } from './tasks/task-links.js';
import { TaskPlanning } from './tasks/task-planning.js';
import { TaskPlans } from './tasks/task-plans.js';
import { TaskSearch } from './tasks/task-search.js';
import { TaskSender } from './tasks/task-sender.js';
import { TaskSettling } from './tasks/task-settling.js';
import { CallbackTaskController } from './tasks/task.controller.js';
import { CallbackWebhooks } from './webhooks/callback-webhooks.js';
import { CallbackDeliveryController } from './webhooks/delivery.controller.js';
import { DocumentedDeliveries } from './webhooks/documented-deliveries.js';
import { ForeignWebhook } from './webhooks/foreign-webhook.js';
import { WebhookNotes } from './webhooks/webhook-notes.js';
import { CallbackWebhooksController } from './webhooks/webhooks.controller.js';

/** Needs the global modules of hub, and WebhooksModule and EventsModule of them. */
@Module({
  imports: [AsanaModule],
  controllers: [
    CallbackSetupController,
    CallbackDeliveryController,
    CallbackWebhooksController,
    CallbackTaskController,
    CampaignsController,
    CampaignTasksController,
    LeadsController,
    CallbackLogController,
  ],
  providers: [
    CallbackConfigs,
    CallbackHealth,
    CallbackHousekeeping,
    CallbackTasks,
    CallbackWebhooks,
    Campaigns,
    CampaignTasks,
    DocumentedDeliveries,
    EnvironmentStart,
    ForeignWebhook,
    HistoryPages,
    IntegrationLog,
    LeadUpdates,
    LeadChoice,
    LeadImport,
    Leads,
    LeadTasks,
    ProjectWatch,
    Setup,
    SetupHandshakes,
    SetupTest,
    StoredConfigs,
    TagNames,
    TaskChanges,
    TaskCreation,
    TaskDrafts,
    TaskIntents,
    TaskLimitGuard,
    TaskLinks,
    TaskPlanning,
    TaskPlans,
    TaskSearch,
    TaskSender,
    TaskSettling,
    TaskWatch,
    WebhookNotes,
  ],
  exports: [CallbackConfigs, CallbackHealth, CallbackTasks, TaskLimitGuard],
})
export class CallbacksModule {}
