import { examples } from '../../src/providers/asana/asana.examples.js';
import * as answers from '../../src/providers/asana/asana.answers.js';
import { ANA, type AsanaTestApp, atomError, startAsanaApp } from './asana-support.js';

let server: AsanaTestApp;
let workspace: string;
let project: string;
const user_id = 'ana';

beforeAll(async () => {
  server = await startAsanaApp();
  await server.connect(user_id, ANA);
  workspace = await server.gidOf('/workspaces', 'Meridian Labs');
  project = await server.gidOf(`/workspaces/${workspace}/projects`, 'Website relaunch');
}, 60_000);
afterAll(() => server.close());

describe('GET /api/asana/tasks', () => {
  it('works', async () => {
    const answer = await server.http().get('/api/asana/tasks').query({ user_id, project_id: project });
    console.log(answer.status, JSON.stringify(answer.body).slice(0, 1500));
    answers.taskListAnswer.parse(answer.body);
  });
});
