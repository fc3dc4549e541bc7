import { type TestApp } from '../../../../test/support/app.js';
import { AsanaJob, resetAsana, startServerWithPeople } from '../../../../test/support/asana-job.js';
import { ASANA_INDUSTRIES } from '../industries/asana/asana-industries.js';
import { AsanaProjectMaking } from './asana-project-making.js';
import { AsanaTaskMaking } from './asana-task-making.js';

let server: TestApp;

beforeAll(async () => {
  server = await startServerWithPeople();
});
afterAll(() => server.close());

it.each(ASANA_INDUSTRIES.map((industry) => [industry.id, industry] as const))(
  'Asana takes every project of %s as it is written',
  async (_id, industry) => {
    resetAsana(server);
    const workspace = server.sandbox.asana.snapshot().state.workspaces[0]?.gid ?? '';
    const job = await AsanaJob.start(server, industry, { workspace_gid: workspace });
    const projects = job.module.get(AsanaProjectMaking);
    const tasks = job.module.get(AsanaTaskMaking);
    for (const useCase of industry.useCases) {
      const project = await job.step((step, state) => projects.make(step, state, useCase));
      const made = job.state.projects.find(({ id }) => id === project?.id);
      expect(made?.sections?.map(({ name }) => name)).toEqual(useCase.sections);
      expect(made?.custom_fields).toHaveLength(useCase.customFields.length);
      await job.step((step, state) => {
        const within = state.projects.at(-1);
        if (!within) throw new Error('The project was just made.');
        return tasks.make(step, state, { key: 'task', project: within, useCase, volume: { subtasks: 0, comments: 0 } });
      });
      const [task] = job.state.projects.at(-1)?.tasks ?? [];
      const seen = server.sandbox.asana.snapshot().state.tasks.find(({ gid }) => gid === task?.id);
      expect(Object.keys(seen?.customFields ?? {})).toHaveLength(useCase.customFields.length);
    }
    expect(job.log.filter(({ action }) => action.endsWith('_failed'))).toEqual([]);
    expect(job.failures).toEqual([]);
  },
);
