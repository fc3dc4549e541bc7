import * as answers from './asana.answers.js';
import * as show from './asana.entities.js';

/** What the operations of this room answer, for OpenAPI. */
const NEXT = 'eyJ0eXAiOiJKV1QiLCJhbGciOiJIUzI1NiJ9';
const asked = { limit: 100 };
const workspace = { gid: '1201', name: 'Northwind' };
const launch = { gid: '1305', name: 'Spring launch' };

const task = show.toTask({
  gid: '1406',
  name: 'Write the announcement',
  notes: 'Two paragraphs and a picture.',
  due_on: '2026-12-04',
  assignee: { gid: '1102', name: 'Ada Palmer' },
  projects: [launch],
  workspace,
  created_at: '2026-11-20T09:30:00.000Z',
  modified_at: '2026-11-21T16:05:12.000Z',
  permalink_url: 'https://app.asana.com/1/1201/project/1305/task/1406',
});
const project = show.toProject({
  ...launch,
  notes: 'Everything for the spring launch.',
  color: 'light-green',
  public: true,
  created_at: '2026-10-01T08:00:00.000Z',
  modified_at: '2026-11-21T16:05:12.000Z',
  workspace,
  team: { gid: '1250', name: 'Marketing' },
  permalink_url: 'https://app.asana.com/1/1201/project/1305',
});
const ada = { gid: '1102', name: 'Ada Palmer', email: 'ada@northwind.example', workspaces: [workspace] };
const section = show.toSection({ gid: '1307', name: 'To do', project: launch, created_at: '2026-10-01T08:00:00.000Z' });
const team = show.toTeam({ gid: '1250', name: 'Marketing', description: 'Words and events', organization: workspace });
const comment = show.toComment({
  gid: '1501',
  text: 'The picture is ready.',
  created_at: '2026-11-21T16:05:12.000Z',
  created_by: ada,
});

const workspaceShown = { id: workspace.gid, ...workspace };
const profile = show.toProfile(ada);
const subtask = show.toTask({ gid: '1407', name: 'Choose the picture', workspace });

/** The objects in all examples of the room. */
export const entities = {
  ada,
  launch,
  profile,
  project,
  section,
  subtask,
  task,
  workspace: workspaceShown,
};

export const examples = {
  tasks: answers.taskList({ items: [task], nextOffset: NEXT }, asked).toJSON(),
  search: answers.searchResults([task], asked).toJSON(),
  comment: answers.commentBody(comment),
  projects: answers.projectList({ items: [project], nextOffset: NEXT }, asked).toJSON(),
  sections: answers.sectionList({ items: [section], nextOffset: null }, asked).toJSON(),
  teams: answers.teamList({ items: [team], nextOffset: null }, asked).toJSON(),
  users: answers.userList({ items: [show.toUser(ada, workspace.gid)], nextOffset: null }, asked).toJSON(),
  profile: answers.profileBody(profile),
};
