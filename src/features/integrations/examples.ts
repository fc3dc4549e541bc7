import { toProjectDetails, toTaskDetails, paginationOf } from '../../providers/asana/index.js';
import { type HealthBody, type ProfileData, type SearchData, type TeamsData } from './answers.js';
import { answer, type Endpoint } from './envelope.js';

/** What the operations of this room answer, for OpenAPI. */
const named = (gid: string, name: string) => ({ id: gid, gid, name });
const workspace = named('1201', 'Northwind');
const launch = named('1305', 'Spring launch');
const ada = named('1102', 'Ada Palmer');
const created_at = '2026-11-20T09:30:00.000Z';
const first = paginationOf({ nextOffset: null }, { limit: 50 });

const task = toTaskDetails(
  {
    gid: '1406',
    name: 'Write the announcement',
    notes: 'Two paragraphs and a picture.',
    due_on: '2026-12-04',
    assignee: ada,
    projects: [launch],
    workspace,
    tags: [{ gid: '1601', name: 'quick win' }],
    created_at,
    modified_at: created_at,
    permalink_url: 'https://app.asana.com/1/1201/project/1305/task/1406',
    num_subtasks: 1,
  },
  [{ gid: '1407', name: 'Find a picture' }],
);
const listed = { ...task, assignee: { ...ada, email: 'ada@northwind.example' } };
const project = toProjectDetails(
  { ...launch, notes: 'Everything for the spring launch.', created_at, workspace, members: [ada] },
  { num_tasks: 12, num_completed_tasks: 5 },
);
const teams: TeamsData = {
  teams: [
    {
      ...named('1250', 'Marketing'),
      description: 'Words and events',
      html_description: '<body>Words and events</body>',
      organization: workspace,
      workspace,
      permalink_url: 'https://app.asana.com/0/1250/overview',
      url: 'https://app.asana.com/0/1250/overview',
      members: [{ ...ada, email: 'ada@northwind.example', photo: null }],
    },
  ],
  total_count: 1,
  workspace_id: workspace.gid,
  ...first,
};
const found: SearchData = {
  results: [
    {
      type: 'project',
      ...launch,
      notes: 'Everything for the spring launch.',
      url: 'https://app.asana.com/1/1201/project/1305',
      created_at,
      archived: false,
    },
  ],
  total_count: 1,
  query: 'launch',
  search_type: 'all',
  skipped: [],
};
const service = { enabled: true, status: 'connected' } as const;
const profile: ProfileData = {
  user: { ...ada, email: 'ada@northwind.example', photo: null, workspaces: [workspace] },
  workspace_id: workspace.gid,
  services: { tasks: service, projects: service, teams: service, search: service },
};
const sections = [{ ...named('1307', 'To do'), project: launch, created_at }];
const users = [
  { ...ada, email: 'ada@northwind.example', photo: null, workspace: { id: workspace.gid, gid: workspace.gid } },
];
const installed = { enabled: true, status: 'available' } as const;
const health: HealthBody = {
  ok: true,
  success: true,
  service: 'asana',
  status: 'healthy',
  message: 'Asana is registered.',
  service_available: true,
  database_available: true,
  service_info: { id: 'asana', name: 'Asana', api_base_url: 'https://app.asana.com/api/1.0', needs_oauth: true },
  services: { tasks: installed, projects: installed, teams: installed, search: installed },
  timestamp: created_at,
};

const taskList = {
  total_count: 1,
  workspace_id: workspace.gid,
  project_id: null,
  assignee: 'me',
  completed: 'not_completed',
  ...first,
};
const projectList = {
  projects: [project],
  total_count: 1,
  workspace_id: workspace.gid,
  archived: 'false',
  ...first,
};
const at = <D extends object>(endpoint: Endpoint, data: D) => ({ ...answer(endpoint, data), timestamp: created_at });

export const examples = {
  tasks: at('tasks', { tasks: [listed], ...taskList }),
  pageTasks: at('tasks', { tasks: [{ ...listed, tags: ['quick win'] }], ...taskList }),
  projects: at('projects', projectList),
  teams: at('teams', teams),
  search: at('search', found),
  profile: at('user/profile', profile),
  sections: at('sections', { sections, total_count: 1, project_id: launch.gid, ...first }),
  users: at('users', { users, total_count: 1, workspace_id: workspace.gid, ...first }),
  workspaces: at('workspaces', {
    workspaces: [{ ...workspace, is_organization: true }],
    total_count: 1,
    ...first,
  }),
  health,
};
