import { Injectable } from '@nestjs/common';
import { ProviderError } from '../../../contracts/index.js';
import { AsanaAccounts, type Place } from '../../../providers/asana/index.js';
import { type Hands, type Step } from '../engine/step.js';
import { type UseCase } from '../industries/asana/asana-industry.js';
import { uniqueName } from '../schedule/asana-task-fields.js';
import { configOf, nameOf } from './asana-choices.js';
import { type ProjectNote } from './asana-objects.js';
import { AsanaProjectParts } from './asana-project-parts.js';
import { isRefusal, reasonOf } from './asana-refusals.js';
import { type AsanaWorld, type WorldProject } from './asana-world.js';

/** Of a name that is made up and that no project has yet. */
const NAME_ATTEMPTS = 5;

/** Makes private projects, with what they need before they have tasks. */
@Injectable()
export class AsanaProjectMaking {
  constructor(
    private readonly accounts: AsanaAccounts,
    private readonly parts: AsanaProjectParts,
  ) {}

  /**
   * @param useCase absent: the project is made up
   * @returns nothing when Asana refused it: that is noted
   * @throws ProviderError
   */
  async make(step: Step, state: AsanaWorld, useCase: UseCase | undefined): Promise<WorldProject | undefined> {
    try {
      const project = await this.makeBare(step, state, useCase);
      if (useCase) await this.parts.add(step, state, project, useCase);
      return project;
    } catch (error) {
      if (!isRefusal(error)) throw error;
      step.fail(useCase ? 'project_creation' : 'project_creation_llm', reasonOf(error));
      return undefined;
    }
  }

  private async makeBare(step: Step, state: AsanaWorld, useCase: UseCase | undefined): Promise<WorldProject> {
    const draft = async (): Promise<ProjectNote> => {
      const name = await this.nameFor(step, state, useCase);
      const about = { projectName: name, ...(useCase && { useCase: useCase.id }) };
      const notes = await step.write('project_description', about);
      const place = await step.change((hands) => this.placeFor(hands, configOf(step).workspace_gid));
      return { place, name, notes, followers: step.accounts.map(({ accountId }) => accountId).join() };
    };
    const made = await step.make({ key: 'project', kind: 'project', name: useCase?.name ?? 'Project', draft });
    const project: WorldProject = {
      id: made.id,
      name: made.draft.name,
      status: 'active',
      created_at: step.at.toISOString(),
      use_case: useCase?.id ?? null,
      description: made.draft.notes,
      tasks: [],
    };
    state.projects.push(project);
    if (useCase) state.used_scenarios.push(useCase.id);
    step.count('projects_created');
    const [maker] = step.accounts;
    step.log('project_created', {
      project_id: project.id,
      project_name: project.name,
      ...(useCase && { use_case: useCase.name }),
      generation_method: useCase ? 'use_case' : 'llm',
      ...(maker && { user: nameOf(maker) }),
    });
    return project;
  }

  private async nameFor(step: Step, state: AsanaWorld, useCase: UseCase | undefined): Promise<string> {
    const taken = new Set(state.projects.map(({ name }) => name));
    const context = { avoid: [...taken], ...(useCase && { useCase: useCase.id }) };
    let name = await step.write('project_name', context);
    for (let attempt = 1; !useCase && attempt < NAME_ATTEMPTS && taken.has(name); attempt++) {
      name = await step.write('project_name', context);
    }
    return uniqueName(name, taken);
  }

  /** Organizations demand a team: https://developers.asana.com/reference/createproject */
  private async placeFor(hands: Hands, workspace: string): Promise<Place> {
    const client = this.accounts.workspaceOf(hands, { priority: 'background', signal: hands.signal });
    if (!(await client.isOrganization(workspace))) return { workspace };
    const [team] = (await client.ownTeams(workspace, { limit: 1 })).items;
    if (team) return { team: team.gid };
    throw new ProviderError('forbidden', 'The account is in no team of the organization.', { code: 'no_team' });
  }
}
