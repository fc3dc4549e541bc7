import { type RegisteredService } from './service-registry.js';
import { overallHealthOf } from './service-condition.js';
import {
  type ChatCommandList,
  type IntegrationStatus,
  type Service,
  type ServiceList,
  type ServicesHealth,
  type StatusSummary,
  type WorkflowCapabilities,
} from './services.schemas.js';

const hasWorkflow = (service: Pick<Service, 'workflow_triggers' | 'workflow_actions'>) =>
  service.workflow_triggers.length + service.workflow_actions.length > 0;
const isInUse = ({ status }: Service) => status === 'connected' || status === 'active';
const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);

export const serviceListOf = (services: Service[]): ServiceList => ({
  success: true,
  services,
  total_services: services.length,
  active_services: services.filter(isInUse).length,
  workflow_integrated_services: services.filter(hasWorkflow).length,
  chat_integrated_services: services.filter(({ chat_commands }) => chat_commands.length > 0).length,
  timestamp: new Date().toISOString(),
});

export function servicesHealthOf(services: readonly Service[]): ServicesHealth {
  const healthy = services.filter((service) => service.health === 'healthy').length;
  const overall = overallHealthOf(healthy, services.length);
  return {
    success: true,
    overall_health: overall.health,
    health_percentage: overall.percentage,
    healthy_services: healthy,
    total_services: services.length,
    services: services.map(({ id, name, health, status }) => ({ id, name, health, status })),
  };
}

export function statusSummaryOf(services: readonly Service[]): StatusSummary {
  const summary = { connected: 0, active: 0, available: 0, disconnected: 0, error: 0 };
  for (const { status } of services) summary[status] += 1;
  return { success: true, status_summary: summary, total_services: services.length };
}

export function workflowCapabilitiesOf(services: readonly RegisteredService[]): WorkflowCapabilities {
  const workflow_services = services.map(({ provider, entry }) => ({
    id: entry.id,
    name: provider.manifest.label,
    triggers: entry.workflowTriggers,
    actions: entry.workflowActions,
    type: entry.type,
  }));
  const offering = workflow_services.filter(({ triggers, actions }) => triggers.length + actions.length > 0);
  return { success: true, workflow_services: offering, total_workflow_services: offering.length };
}

export function chatCommandsOf(services: readonly RegisteredService[]): ChatCommandList {
  const chat_commands = services.flatMap(({ provider, entry }) =>
    entry.chatCommands.map(({ command, description }) => ({
      command,
      service_id: entry.id,
      service_name: provider.manifest.label,
      description: `Asks ${provider.manifest.label} to ${description}.`,
    })),
  );
  return { success: true, chat_commands, total_commands: chat_commands.length };
}

export function integrationStatusOf(services: readonly RegisteredService[]): IntegrationStatus {
  const entries = services.map(({ entry }) => entry);
  const total_services = entries.length;
  return {
    success: true,
    integration_status: {
      workflow_automation: {
        total_services,
        workflow_enabled: workflowCapabilitiesOf(services).total_workflow_services,
        triggers_available: sum(entries.map(({ workflowTriggers }) => workflowTriggers.length)),
        actions_available: sum(entries.map(({ workflowActions }) => workflowActions.length)),
      },
      chat_interface: {
        total_services,
        chat_enabled: entries.filter(({ chatCommands }) => chatCommands.length > 0).length,
        commands_available: sum(entries.map(({ chatCommands }) => chatCommands.length)),
      },
    },
    timestamp: new Date().toISOString(),
  };
}
