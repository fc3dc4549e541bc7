import {
  type ChatCommandAnswer,
  type ChatCommandList,
  type IntegrationStatus,
  type Service,
  type ServiceList,
  type ServicesHealth,
  type StatusSummary,
  type WorkflowCapabilities,
} from './services.schemas.js';

const timestamp = '2026-11-21T10:00:00.000Z';
const success = true as const;
const workflow_config = { trigger: 'scheduled_trigger', project: '1207300000000123' };
const workflow_id = '0199c0de-71aa-7c31-9a52-0d3c8f2b6e10';

const service: Service = {
  id: 'asana_service',
  name: 'Asana',
  provider: 'asana',
  status: 'active',
  type: 'project_management',
  description: 'Tasks, projects and teams in Asana.',
  capabilities: ['search_tasks', 'list_tasks', 'create_task'],
  health: 'healthy',
  workflow_triggers: ['manual_trigger', 'scheduled_trigger'],
  workflow_actions: ['execute_service', 'process_data'],
  chat_commands: ['use asana', 'show my asana tasks'],
  last_checked: timestamp,
};

const list: ServiceList = {
  success,
  services: [service],
  total_services: 1,
  active_services: 1,
  workflow_integrated_services: 1,
  chat_integrated_services: 1,
  timestamp,
};

const health: ServicesHealth = {
  success,
  overall_health: 'healthy',
  health_percentage: 100,
  healthy_services: 1,
  total_services: 1,
  services: [{ id: 'asana_service', name: 'Asana', health: 'healthy', status: 'active' }],
};

const status: StatusSummary = {
  success,
  status_summary: { connected: 0, active: 1, available: 0, disconnected: 0, error: 0 },
  total_services: 1,
};

const workflowCapabilities: WorkflowCapabilities = {
  success,
  workflow_services: [
    {
      id: 'asana_service',
      name: 'Asana',
      triggers: ['manual_trigger', 'scheduled_trigger'],
      actions: ['execute_service', 'process_data'],
      type: 'project_management',
    },
  ],
  total_workflow_services: 1,
};

const chatCommands: ChatCommandList = {
  success,
  chat_commands: [
    {
      command: 'show my asana tasks',
      service_id: 'asana_service',
      service_name: 'Asana',
      description: 'Asks Asana to list the open tasks assigned to you.',
    },
  ],
  total_commands: 1,
};

const integration: IntegrationStatus = {
  success,
  integration_status: {
    workflow_automation: { total_services: 1, workflow_enabled: 1, triggers_available: 2, actions_available: 2 },
    chat_interface: { total_services: 1, chat_enabled: 1, commands_available: 5 },
  },
  timestamp,
};

const chatCommand: ChatCommandAnswer = {
  success,
  service_id: 'asana_service',
  command: 'show my asana tasks',
  result: 'You have 1 open task in Meridian Labs: Draft the launch note.',
  items: [{ id: '1207300000000456', name: 'Draft the launch note' }],
  simulated: false,
  timestamp,
};

const workflow = { workflow_id, service_id: 'asana_service', workflow_config };

export const examples = {
  list,
  service: { success, service },
  health,
  status,
  workflowCapabilities,
  chatCommands,
  integration,
  chatCommand,
  registered: { success, ...workflow, message: 'The workflow was registered with Asana.', timestamp },
  workflows: { success, workflows: [{ ...workflow, created_at: timestamp }], next_cursor: null },
  deleted: { success, workflow_id, message: 'The workflow was deleted.' },
};
