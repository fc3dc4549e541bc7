import { Clock } from '../shared/clock.js';
import { type Context } from './context.js';
import { Events } from './events.js';
import { type CustomField, type Project, type Task, type User, type Workspace } from './model.js';
import { htmlFromText } from './rich-text.js';
import {
  ATTACHMENTS,
  GUEST,
  ORGANIZATION,
  PEOPLE,
  PROJECTS,
  type SeedProject,
  type SeedTask,
  SIDE_WORKSPACE,
  TAGS,
  TEAMS,
} from './seed-data.js';
import { type AsanaState } from './state.js';
import { addComment, recordStory } from './stories.js';
import { createTask } from './tasks.js';

const DAY_MS = 86_400_000;
const NOBODY = new Events();

/** Fills an empty state; the same gids every time, dates relative to now. */
export function seed(state: AsanaState, clock: Clock): void {
  new Seeder(state, clock).run();
}

class Seeder {
  private people: User[] = [];
  private tags: string[] = [];
  private fields: CustomField[] = [];
  private readonly today: number;

  constructor(
    private readonly state: AsanaState,
    clock: Clock,
  ) {
    this.today = Math.floor(clock.now() / DAY_MS) * DAY_MS;
  }

  run(): void {
    this.people = PEOPLE.map(([name, email]) => this.state.add('users', { name, email }));
    const organization = this.addWorkspace(ORGANIZATION, true, this.people);
    this.tags = TAGS.map(([name, color]) => this.addTag(organization, name, color));
    this.fields = this.addFields(organization);
    const teams = TEAMS.map((team) =>
      this.state.add('teams', {
        name: team.name,
        description: team.description,
        workspace: organization.gid,
        visibility: 'public',
        members: team.members.map((index) => this.person(index).gid),
      }),
    );
    for (const project of PROJECTS) this.addProject(organization, teams[project.team]?.gid ?? null, project);
    this.addDependencies();
    this.addAttachments();
    this.addSideWorkspace();
  }

  private addWorkspace(name: string, isOrganization: boolean, members: User[]): Workspace {
    const workspace = this.state.add('workspaces', {
      name,
      isOrganization,
      premium: isOrganization,
      // The description asks for URIs while its own example is a bare domain; none satisfies both.
      emailDomains: [],
      members: members.map((user) => user.gid),
    });
    for (const user of members) this.state.add('userTaskLists', { owner: user.gid, workspace: workspace.gid });
    return workspace;
  }

  private addTag(workspace: Workspace, name: string, color: string): string {
    const tag = { name, color, notes: '', workspace: workspace.gid, followers: [], createdAt: this.moment(-90) };
    return this.state.add('tags', tag).gid;
  }

  private addFields(workspace: Workspace): CustomField[] {
    const common = {
      workspace: workspace.gid,
      createdBy: this.person(0).gid,
      description: '',
      precision: 0,
      format: 'none' as const,
      currencyCode: null,
      customLabel: null,
      customLabelPosition: null,
      notifies: false,
    };
    const options = (...named: [string, string][]): CustomField['options'] =>
      named.map(([name, color]) => ({ gid: this.state.nextGid(), name, enabled: true, color }));
    const priorities = options(['High', 'red'], ['Medium', 'orange'], ['Low', 'cool-gray']);
    const channels = options(['Web', 'blue'], ['Mobile', 'green'], ['E-mail', 'purple']);
    return [
      this.state.add('customFields', { ...common, name: 'Priority', type: 'enum', options: priorities }),
      this.state.add('customFields', { ...common, name: 'Effort (hours)', type: 'number', precision: 1, options: [] }),
      this.state.add('customFields', { ...common, name: 'Reference', type: 'text', options: [] }),
      this.state.add('customFields', { ...common, name: 'Channels', type: 'multi_enum', options: channels }),
      this.state.add('customFields', { ...common, name: 'Promised on', type: 'date', options: [] }),
      this.state.add('customFields', { ...common, name: 'Reviewers', type: 'people', options: [] }),
    ];
  }

  private addProject(workspace: Workspace, team: string | null, seed: SeedProject): Project {
    const members = this.state.get('teams', team ?? '').members;
    const project = this.state.add('projects', {
      ...this.blankProject(seed.name, seed.notes, workspace, this.person(seed.owner)),
      color: seed.color,
      team,
      members,
      followers: members,
      settings: this.fields.map((field, index) => ({
        gid: this.state.nextGid(),
        customField: field.gid,
        isImportant: index < 2,
      })),
    });
    for (const [name, tasks] of Object.entries(seed.sections)) {
      const createdAt = this.moment(-60);
      const section = this.state.add('sections', { name, project: project.gid, createdAt, tasks: [] });
      project.sections.push(section.gid);
      tasks.forEach((task, index) => this.addTask(project, section.gid, task, index));
    }
    return project;
  }

  private addTask(project: Project, section: string, seed: SeedTask, index: number): void {
    const creator = this.person(index);
    const task = createTask(this.as(creator, -40 + index), {
      workspace: project.workspace,
      name: seed.name,
      notes: seed.notes ?? '',
      resource_subtype: seed.milestone ? 'milestone' : 'default_task',
      tags: (seed.tags ?? []).map((tag) => this.tags[tag] ?? ''),
      ...(seed.due === null ? {} : { due_on: this.moment(seed.due).slice(0, 10) }),
      ...(seed.assignee === null ? {} : { assignee: this.person(seed.assignee).gid }),
    });
    this.state.get('sections', section).tasks.push(task.gid);
    task.sections.push(section);
    recordStory(this.as(creator, -40 + index), task, 'added_to_project', `added to ${project.name}`, {
      project: project.gid,
    });
    this.fillFields(task, index);
    for (const name of seed.subtasks ?? []) createTask(this.as(creator, -30), { parent: task.gid, name });
    for (const [author, text] of seed.comments ?? []) {
      const comment = { text, htmlText: htmlFromText(text), pinned: false, sticker: null };
      addComment(this.as(this.person(author), -5), task, comment);
    }
    if (seed.done !== undefined) this.complete(task, seed.done, this.person(seed.assignee ?? 0));
  }

  /** A few plausible values, not on every task. */
  private fillFields(task: Task, index: number): void {
    const [priority, effort, reference, channels, promised, reviewers] = this.fields.map((field) => field.gid);
    const option = this.fields[0]?.options[index % 3]?.gid;
    if (priority && option) task.customFields[priority] = option;
    if (effort) task.customFields[effort] = 1.5 + index * 2;
    if (reference && index % 2 === 0) task.customFields[reference] = `REQ-${task.gid.slice(-4)}`;
    const channel = this.fields[3]?.options[index % 3]?.gid;
    if (channels && channel && index % 3 === 0) task.customFields[channels] = [channel];
    if (promised && task.dueOn && index % 4 === 0) task.customFields[promised] = { date: task.dueOn, date_time: null };
    if (reviewers && index % 4 === 1) task.customFields[reviewers] = [this.person(index + 1).gid];
  }

  private complete(task: Task, daysAgo: number, by: User): void {
    task.completed = true;
    task.completedAt = this.moment(-daysAgo);
    task.completedBy = by.gid;
    recordStory(this.as(by, -daysAgo), task, 'marked_complete', 'marked this task complete');
  }

  private addDependencies(): void {
    this.named('Review imprint with legal').dependencies.push(this.named('Draft pricing page copy').gid);
  }

  private addAttachments(): void {
    const createdAt = this.moment(-3);
    for (const [name, parent, size] of ATTACHMENTS) {
      const task = this.named(parent);
      this.state.add('attachments', { name, parent: task.gid, host: 'asana', size, createdAt });
    }
  }

  private named(name: string): Task {
    const found = [...this.state.tasks.values()].find((task) => task.name === name);
    if (!found) throw new Error(`The seed has no task called ${name}`);
    return found;
  }

  private addSideWorkspace(): void {
    const [name, email] = GUEST;
    const members = [this.person(0), this.person(2), this.state.add('users', { name, email })];
    const workspace = this.addWorkspace(SIDE_WORKSPACE, false, members);
    const plan = this.blankProject('Spring planting', 'Who brings what.', workspace, this.person(2));
    const project = this.state.add('projects', { ...plan, members: workspace.members, followers: workspace.members });
    const createdAt = this.moment(-20);
    const section = this.state.add('sections', {
      name: 'Untitled section',
      project: project.gid,
      createdAt,
      tasks: [],
    });
    project.sections.push(section.gid);
    for (const task of ['Order seed potatoes', 'Repair the fence', 'Borrow a rotavator']) {
      createTask(this.as(this.person(2), -10), { name: task, projects: [project.gid], assignee: this.person(0).gid });
    }
  }

  private blankProject(name: string, notes: string, workspace: Workspace, owner: User): Omit<Project, 'gid'> {
    return {
      name,
      notes,
      htmlNotes: htmlFromText(notes),
      color: 'none',
      icon: 'list',
      archived: false,
      privacy: 'public_to_workspace',
      defaultView: 'list',
      startOn: null,
      dueOn: null,
      createdAt: this.moment(-60),
      modifiedAt: this.moment(-1),
      owner: owner.gid,
      team: null,
      workspace: workspace.gid,
      members: [],
      followers: [],
      sections: [],
      settings: [],
    };
  }

  /** Someone acting `days` from today at nine in the morning. */
  private as(viewer: User, days: number): Context {
    const moment = Date.parse(this.moment(days));
    return { state: this.state, viewer, app: null, clock: new Clock(() => moment), events: NOBODY };
  }

  private moment(days: number): string {
    return new Date(this.today + days * DAY_MS + 9 * 3_600_000).toISOString();
  }

  private person(index: number): User {
    const person = this.people[index % this.people.length];
    if (!person) throw new Error('The seed has no people');
    return person;
  }
}
