import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '../../../platform/clock/index.js';
import { type Campaign } from '../../../platform/database/index.js';
import { problem } from '../../../platform/problem/index.js';
import { AsanaAccounts, type AsanaClient, AsanaCustomFields, type TaskDraft } from '../../../providers/asana/index.js';
import { storedFieldGids, storedFieldValues } from '../campaigns/campaign.schemas.js';
import { type Config } from '../config/callback-configs.js';
import { callbacksOf } from '../owner.js';
import { callbackName, callbackNotes, type CallbackLead, priorityOf } from './callback-text.js';
import { TagNames } from './tag-names.js';
import { type ReadyForm } from './task-data.js';

/** A callback is due a day after it was asked for. */
const DUE_AFTER_MS = 24 * 3_600_000;

/** Where and for which campaign a task is made. */
export interface Occasion {
  readonly config: Config;
  /** What the client named. */
  readonly label: string;
  /** Absent: a campaign that has no settings here. */
  readonly campaign: Campaign | null;
}

export interface CallbackWish {
  /** By which the task is found again. */
  readonly id: string;
  readonly lead: CallbackLead;
  readonly tags: readonly string[];
  readonly priority: string | undefined;
}

/** Turns what was asked for into what Asana will be told. Every method throws ProviderError. */
@Injectable()
export class TaskDrafts {
  constructor(
    private readonly accounts: AsanaAccounts,
    private readonly fields: AsanaCustomFields,
    private readonly tags: TagNames,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Fields that are ready for Asana, in the campaign's project unless they name a place. */
  async ready(occasion: Occasion, given: ReadyForm): Promise<TaskDraft> {
    const client = this.clientFor(occasion);
    const { name, notes, html_notes, due_on, due_at, start_on, completed, assignee, tags, followers } = given;
    const named = given.projects?.length ? given.projects : given.project_id ? [given.project_id] : undefined;
    const place =
      given.parent_id && !named ? { parent: given.parent_id } : { projects: named ?? [projectOf(occasion)] };
    const custom_fields =
      given.custom_fields && (await this.fields.forProjects(client, place.projects ?? [], given.custom_fields));
    const plain = { name, notes, html_notes, due_on, due_at, start_on, completed, assignee, tags, followers };
    return compact({ ...plain, ...place, custom_fields });
  }

  /**
   * The documented callback task. Who takes turns is decided when it is written down; the assignee here is that of the
   * strategy `default`.
   * @throws problem `validation_failed` for custom fields that the project does not have or that take other values
   */
  async callback(occasion: Occasion, { id, lead, tags, priority }: CallbackWish): Promise<TaskDraft> {
    const { config, campaign, label } = occasion;
    const client = this.clientFor(occasion);
    const project = projectOf(occasion);
    const title = campaign?.name ?? label;
    const now = new Date(this.clock.now());
    const values = campaign ? fieldValues(campaign, lead, priority) : {};
    const custom_fields =
      Object.keys(values).length > 0 ? await this.fields.forProjects(client, [project], values) : undefined;
    const wantedTags = [...tags, ...(campaign?.tags ?? [])];
    const { organizationId, workspaceId } = config;
    const tagGids = await this.tags.gidsOf(client, organizationId, workspaceId, wantedTags);
    return compact({
      name: callbackName(lead, title),
      html_notes: callbackNotes(lead, title, id, now),
      projects: [project],
      assignee: campaign?.assignmentStrategy === 'fixed' ? (campaign.defaultAssignee ?? undefined) : undefined,
      due_on: new Date(now.getTime() + DUE_AFTER_MS).toISOString().slice(0, 10),
      custom_fields,
      followers: campaign?.followers.length ? campaign.followers : undefined,
      tags: tagGids.length > 0 ? tagGids : undefined,
    });
  }

  private clientFor({ config }: Occasion): AsanaClient {
    return this.accounts.clientOf(callbacksOf(config.organizationId));
  }
}

/** @throws problem `validation_failed` when nobody said where tasks go */
export function projectOf({ config, campaign }: Pick<Occasion, 'config' | 'campaign'>): string {
  const project = campaign?.asanaProjectId ?? config.defaultProjectId;
  if (project) return project;
  throw problem('validation_failed', {
    detail: 'No project: name one, give the campaign one, or configure a default project.',
  });
}

/** Values by gid or name of the field: the lead's own, and what the campaign gives to every task. */
function fieldValues(campaign: Campaign, lead: CallbackLead, priority: string | undefined): Record<string, unknown> {
  const gids = storedFieldGids.parse(campaign.customFields);
  const own: readonly (readonly [gid: string | undefined, value: unknown])[] = [
    [gids.leadScore, lead.score ?? undefined],
    [gids.callDuration, lead.callDuration ?? undefined],
    [gids.priority, priorityOf(priority, lead.score)],
  ];
  const present = own.flatMap(([gid, value]) =>
    gid === undefined || value === undefined ? [] : [[gid, value] as const],
  );
  return { ...Object.fromEntries(present), ...storedFieldValues.parse(campaign.additionalFields) };
}

const compact = <T extends object>(draft: T): T =>
  Object.fromEntries(Object.entries(draft).filter(([, value]) => value !== undefined)) as T;
