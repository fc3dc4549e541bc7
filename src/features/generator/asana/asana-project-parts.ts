import { Injectable } from '@nestjs/common';
import { AsanaAccounts, type AsanaWorkspaceClient } from '../../../providers/asana/index.js';
import { type Hands, type Step } from '../engine/step.js';
import { type UseCase } from '../industries/asana/asana-industry.js';
import { AsanaFields } from './asana-fields.js';
import { configOf, markOf } from './asana-choices.js';
import { AsanaRefusals } from './asana-refusals.js';
import { type AsanaWorld, noteCreated, type WorldProject } from './asana-world.js';

/** Sections, custom fields, tags and the portfolio of a project. What Asana refuses of them is logged and left out. */
@Injectable()
export class AsanaProjectParts {
  constructor(
    private readonly accounts: AsanaAccounts,
    private readonly fields: AsanaFields,
    private readonly refusals: AsanaRefusals,
  ) {}

  /** @throws ProviderError */
  async add(step: Step, state: AsanaWorld, project: WorldProject, useCase: UseCase): Promise<void> {
    for (const [place, name] of useCase.sections.entries()) await this.addSection(step, state, project, place, name);
    for (const [place, field] of useCase.customFields.entries()) {
      await this.fields.add(step, state, project, place, field);
    }
    for (const [place, name] of useCase.tags.entries()) await this.makeTag(step, state, place, name);
    await this.addToPortfolio(step, state, project, useCase.portfolioName);
  }

  private async addSection(step: Step, state: AsanaWorld, project: WorldProject, place: number, name: string) {
    const details = { section_name: name, project_id: project.id };
    const section = { key: `section/${place}`, kind: 'section', name, parentId: project.id, draft: () => ({ name }) };
    const id = await this.refusals.surviveNew(step, 'section_failed', details, () => step.once(section));
    if (id === undefined) return;
    (project.sections ??= []).push({ id, name });
    noteCreated(state, 'sections', id);
    step.count('sections_created');
  }

  private async makeTag(step: Step, state: AsanaWorld, place: number, name: string) {
    const known = (state.tags ??= []);
    if (known.some((tag) => tag.name === name)) return;
    const { workspace_gid: workspace } = configOf(step);
    const draft = () => ({ workspace, name, notes: markOf(step) });
    const tag = { key: `tag/${place}`, kind: 'tag', name, draft };
    const id = await this.refusals.surviveNew(step, 'tag_failed', { tag_name: name }, () => step.once(tag));
    if (id === undefined) return;
    known.push({ id, name });
    noteCreated(state, 'tags', id);
    step.count('tags_created');
  }

  private async addToPortfolio(step: Step, state: AsanaWorld, project: WorldProject, name: string) {
    const details = { portfolio_name: name, project_id: project.id };
    await this.refusals.surviveNew(step, 'portfolio_failed', details, async () => {
      const portfolio = await this.portfolio(step, state, name);
      await step.change((hands) => this.client(hands).addToPortfolio(portfolio, project.id));
    });
  }

  private async portfolio(step: Step, state: AsanaWorld, name: string): Promise<string> {
    const known = (state.portfolios ??= []);
    const found = known.find((portfolio) => portfolio.name === name);
    if (found) return found.id;
    const { workspace_gid: workspace } = configOf(step);
    const id = await step.once({ key: 'portfolio', kind: 'portfolio', name, draft: () => ({ workspace, name }) });
    known.push({ id, name });
    noteCreated(state, 'portfolios', id);
    step.count('portfolios_created');
    return id;
  }

  private client(hands: Hands): AsanaWorkspaceClient {
    return this.accounts.workspaceOf(hands, { priority: 'background', signal: hands.signal });
  }
}
