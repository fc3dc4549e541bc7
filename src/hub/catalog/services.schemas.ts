import { z } from 'zod';
import { pageQuery, storableObject } from '../../platform/api/index.js';

const succeeded = { success: z.literal(true) };
const count = z.int().min(0);
const words = z.array(z.string());
const timestamp = z.iso.datetime();

const status = z.enum(['connected', 'active', 'available', 'disconnected', 'error']);
export type ServiceStatus = z.output<typeof status>;
const health = z.enum(['healthy', 'degraded', 'unhealthy']);
export type ServiceHealth = z.output<typeof health>;

const service = z.object({
  id: z.string(),
  name: z.string(),
  /** Provider id, as in the paths of its own routes. */
  provider: z.string(),
  status,
  type: z.string(),
  description: z.string(),
  capabilities: words,
  health,
  workflow_triggers: words,
  workflow_actions: words,
  chat_commands: words,
  /** When the provider last answered here; before its first answer, when the stored facts were read. */
  last_checked: timestamp,
});
export type Service = z.output<typeof service>;

export const serviceList = z.object({
  ...succeeded,
  services: z.array(service),
  total_services: count,
  /** Status `connected` or `active`. */
  active_services: count,
  workflow_integrated_services: count,
  chat_integrated_services: count,
  timestamp,
});
export type ServiceList = z.output<typeof serviceList>;

export const serviceAnswer = z.object({ ...succeeded, service });

export const servicesHealth = z.object({
  ...succeeded,
  overall_health: health,
  health_percentage: z.number().min(0).max(100),
  healthy_services: count,
  total_services: count,
  services: z.array(service.pick({ id: true, name: true, health: true, status: true })),
});
export type ServicesHealth = z.output<typeof servicesHealth>;

export const statusSummary = z.object({
  ...succeeded,
  status_summary: z.object({ connected: count, active: count, available: count, disconnected: count, error: count }),
  total_services: count,
});
export type StatusSummary = z.output<typeof statusSummary>;

export const workflowCapabilities = z.object({
  ...succeeded,
  workflow_services: z.array(
    z.object({ id: z.string(), name: z.string(), triggers: words, actions: words, type: z.string() }),
  ),
  total_workflow_services: count,
});
export type WorkflowCapabilities = z.output<typeof workflowCapabilities>;

export const chatCommandList = z.object({
  ...succeeded,
  chat_commands: z.array(
    z.object({ command: z.string(), service_id: z.string(), service_name: z.string(), description: z.string() }),
  ),
  total_commands: count,
});
export type ChatCommandList = z.output<typeof chatCommandList>;

export const integrationStatus = z.object({
  ...succeeded,
  integration_status: z.object({
    workflow_automation: z.object({
      total_services: count,
      workflow_enabled: count,
      triggers_available: count,
      actions_available: count,
    }),
    chat_interface: z.object({ total_services: count, chat_enabled: count, commands_available: count }),
  }),
  timestamp,
});
export type IntegrationStatus = z.output<typeof integrationStatus>;

/** Documents the parameter; the access guard has read and checked it. */
export const userQuery = z.object({ user_id: z.string().optional() });

const serviceId = z.string().min(1).max(64);

export const chatCommandBody = z.object({
  service_id: serviceId,
  /** Exactly one of the service's phrases. */
  command: z.string().min(1).max(200),
  user_id: z.string().nullish(),
});
export type ChatCommandBody = z.output<typeof chatCommandBody>;

export const chatCommandAnswer = z.object({
  ...succeeded,
  service_id: z.string(),
  command: z.string(),
  /** For a person to read. */
  result: z.string(),
  /** What the result speaks of, one by one. */
  items: z.array(z.object({ id: z.string(), name: z.string(), url: z.string().optional() })),
  /** Whether nothing was done: `result` then says what would be. */
  simulated: z.boolean(),
  timestamp,
});
export type ChatCommandAnswer = z.output<typeof chatCommandAnswer>;

export const workflowBody = z.object({
  service_id: serviceId,
  workflow_config: storableObject({ maxKiB: 64, maxDepth: 16 }).default({}),
});
export type WorkflowBody = z.output<typeof workflowBody>;

const workflow = {
  workflow_id: z.uuid(),
  service_id: z.string(),
  workflow_config: z.record(z.string(), z.unknown()),
};

export const registeredWorkflow = z.object({ ...succeeded, ...workflow, message: z.string(), timestamp });

export const workflowQuery = pageQuery.extend({ service_id: serviceId.optional() });
export type WorkflowQuery = z.output<typeof workflowQuery>;

export const workflowList = z.object({
  ...succeeded,
  workflows: z.array(z.object({ ...workflow, created_at: timestamp })),
  next_cursor: z.string().nullable(),
});

export const deletedWorkflow = z.object({ ...succeeded, workflow_id: z.uuid(), message: z.string() });
