import { Injectable } from '@nestjs/common';
import { Campaigns } from '../campaigns/campaigns.js';
import { CallbackConfigs } from '../config/callback-configs.js';
import { ProjectWatch } from '../sync/project-watch.js';
import { LeadChoice } from './lead-choice.js';
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
    const { facts, tags } = lead;
    const wish = { id, lead: facts, tags, priority: data.priority };
    await this.projects.follow(occasion.config, projectOf(occasion));
    return { id, occasion, lead, draft: await this.drafts.callback(occasion, wish) };
  }
}
