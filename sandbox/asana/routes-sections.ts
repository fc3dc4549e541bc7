import { z } from 'zod';
import { act, type Call, create, list, read, remove, type Route, update } from './api.js';
import { sectionEvent, subject } from './changes.js';
import { insertBeside, without } from './context.js';
import { badRequest } from './errors.js';
import { beside, gid, text } from './input.js';
import { type Section } from './model.js';
import { type Ref, refTo } from './opt-fields.js';
import { placeTask } from './placement.js';
import { sectionType } from './resources-projects.js';
import { pathProject } from './routes-projects.js';

const sectionWrite = z.strictObject({ name: text.min(1, 'Missing input'), ...beside });
const sectionRef = (section: Section): Ref => refTo(sectionType, section);

export const sectionRoutes: Route[] = [
  list('/projects/:project_gid/sections', null, (call) =>
    call.state.all('sections', pathProject(call).sections).map(sectionRef),
  ),
  create('/projects/:project_gid/sections', null, sectionWrite, (call) => {
    const project = pathProject(call);
    const createdAt = call.clock.iso();
    const section = call.state.add('sections', { name: call.body.name, project: project.gid, createdAt, tasks: [] });
    try {
      project.sections = insertBeside(project.sections, section.gid, call.body, 'last');
    } catch (refusal) {
      call.state.sections.delete(section.gid);
      throw refusal;
    }
    sectionEvent(call, section, { action: 'added', parent: subject('project', project.gid) });
    return sectionRef(section);
  }),
  read('/sections/:section_gid', null, (call) => sectionRef(pathSection(call))),
  update('/sections/:section_gid', null, sectionWrite, (call) => {
    const section = pathSection(call);
    if (section.name !== call.body.name) {
      sectionEvent(call, section, { action: 'changed', change: { field: 'name', action: 'changed' } });
    }
    section.name = call.body.name;
    return sectionRef(section);
  }),
  remove('/sections/:section_gid', null, deleteSection),
  act('/sections/:section_gid/addTask', 'tasks:write', z.strictObject({ task: gid, ...beside }), (call) => {
    const task = call.state.guard(call.viewer, 'task', call.state.inInput('tasks', 'task', call.body.task));
    placeTask(call, task, pathSection(call), call.body, 'first');
  }),
  act(
    '/projects/:project_gid/sections/insert',
    null,
    z.strictObject({ section: gid, before_section: gid.optional(), after_section: gid.optional() }),
    (call) => {
      const project = pathProject(call);
      const { section, before_section: insert_before, after_section: insert_after } = call.body;
      if (!project.sections.includes(section)) throw badRequest(`section: Unknown object: ${section}`);
      if (!insert_before === !insert_after) throw badRequest('Provide one of before_section or after_section');
      project.sections = insertBeside(project.sections, section, { insert_before, insert_after }, 'last');
    },
  ),
];

export function pathSection({ state, viewer, params }: Call): Section {
  const section = state.inPath('sections', params.section_gid ?? '');
  state.guard(viewer, 'section', state.get('projects', section.project));
  return section;
}

/** Only an empty section can go, and never the last one of its project. */
function deleteSection(call: Call): void {
  const section = pathSection(call);
  const project = call.state.get('projects', section.project);
  if (section.tasks.length > 0) throw badRequest('section: Cannot delete a section that has tasks');
  if (project.sections.length === 1) throw badRequest('section: Cannot delete the last section of a project');
  project.sections = without(project.sections, [section.gid]);
  sectionEvent(call, section, { action: 'deleted' });
  call.state.sections.delete(section.gid);
}
