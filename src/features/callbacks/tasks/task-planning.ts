import { Injectable } from '@nestjs/common';
import { type Lead } from '../../../platform/database/index.js';
import { Campaigns } from '../campaigns/campaigns.js';
import { CallbackConfigs } from '../config/callback-configs.js';
import { ProjectWatch } from '../sync/project-watch.js';
import { type ChosenLead, LeadChoice } from './lead-choice.js';
import { type CallbackForm, isCallbackForm, type ReadyForm } from './task-data.js';
import { type Occasion, projectOf, TaskDrafts } from './task-drafts.js';
import { type Plan, TaskPlans } from './task-plans.js';

/** From what a client sends to a plan. Every method throws ProviderError and problem `callbacks_not_configured`. */
@Injectable()
export class TaskPlanning {
  constructor(
    private readonly configs: CallbackConfigs,
    private readonly campaigns: Campaigns,
    private readonly choice: LeadChoice,
    private readonly drafts: TaskDrafts,
    private readonly plans: TaskPlans,
    private readonly projects: ProjectWatch,
  ) {}

  /** @param label what the client calls its campaign; the tenant may have campaigns that are not kept here */
  async occasion(organizationId: string, label: string): Promise<Occasion> {
    const config = await this.configs.of(organizationId);
    const campaign = label === '' ? null : await this.campaigns.find(organizationId, label);
    return { config, label, campaign };
  }

  /** @param id that the task's intent shall have */
  async plan(occasion: Occasion, data: CallbackForm | ReadyForm, id = this.plans.newId()): Promise<Plan> {
    if (!isCallbackForm(data)) return { id, occasion, draft: await this.drafts.ready(occasion, data) };
    const lead = await this.choice.of(occasion.config.organizationId, data.lead);
    return this.callback(occasion, lead, data.priority, id);
  }

  /** A task for a lead that is stored here. */
  async forLead(occasion: Occasion, lead: Lead, priority: string | undefined): Promise<Plan> {
    return this.callback(occasion, this.choice.stored(lead), priority, this.plans.newId());
  }

  private async callback(
    occasion: Occasion,
    lead: ChosenLead,
    priority: string | undefined,
    id: string,
  ): Promise<Plan> {
    const { facts, tags } = lead;
    await this.projects.follow(occasion.config, projectOf(occasion));
    return { id, occasion, lead, draft: await this.drafts.callback(occasion, { id, lead: facts, tags, priority }) };
  }
}
