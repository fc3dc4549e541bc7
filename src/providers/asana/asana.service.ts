import { type ServiceManifest } from '../../contracts/index.js';

/** Asana in the registry of services, as documented. */
export const asanaService: ServiceManifest = {
  id: 'asana_service',
  type: 'project_management',
  description: 'Tasks, projects, sections, teams and people in Asana.',
  capabilities: [
    'get_asana_service_real',
    'get_asana_client',
    'search_tasks',
    'list_tasks',
    'create_task',
    'update_task',
    'list_projects',
    'get_sections',
    'list_teams',
    'list_users',
    'get_user_profile',
  ],
  workflowTriggers: ['manual_trigger', 'scheduled_trigger'],
  workflowActions: ['execute_service', 'process_data'],
  chatCommands: [
    { command: 'use asana', description: 'say whose account is connected' },
    { command: 'access asana', description: 'list the workspaces that the account can reach' },
    { command: 'show my asana tasks', description: 'list the open tasks assigned to you' },
    { command: 'create asana project', description: 'create a project in your default workspace' },
    { command: 'update asana task status', description: 'mark a task complete or open again' },
  ],
};
