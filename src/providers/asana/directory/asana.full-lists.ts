import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { type Subject } from '../../../contracts/index.js';
import { AsanaAccounts } from '../asana.accounts.js';
import { type ProjectDetails, type TaskDetails, toProjectDetails, toTaskDetails } from '../asana.detail-entities.js';
import { type Place } from '../asana.drafts.js';
import { identified, identifiedOrNull, reference } from '../asana.entities.js';
import { matchingPage, shownPage } from '../asana.paging.js';
import { path } from '../asana.path.js';
import { needing } from '../asana.permissions.js';
import { FIELDS, projectDetailsAnswer, taskDetailsAnswer, teamAnswer } from '../asana.schemas.js';
import { KEPT_SECONDS, type Page, type PageRequest } from '../asana.wire.js';

const teamDetailsAnswer = teamAnswer.extend({
  html_description: z.string().nullish(),
  permalink_url: z.string().nullish(),
});
const TEAM_DETAILS = `${FIELDS.team},html_description,permalink_url`;

export const teamDetails = z
  .strictObject({
    ...reference.shape,
    description: z.string(),
    html_description: z.string(),
    organization: reference.nullable(),
    workspace: reference.nullable().describe('The same as `organization`.'),
    permalink_url: z.string().nullable(),
    url: z.string().describe('The team in the Asana web application.'),
  })
  .meta({ id: 'AsanaTeamDetails', description: 'A team with everything Asana tells of it in a list.' });
export type TeamDetails = z.output<typeof teamDetails>;

/** Whose tasks: all of a project, or those of one person in one workspace. */
export type TaskSource = { readonly project: string } | { readonly assignee: string; readonly workspace: string };

/** What Asana filters itself; ISO 8601. */
export interface TaskSpan {
  /** Leaves out what was completed before. */
  readonly completedSince?: string;
  /** Leaves out what was not changed since. */
  readonly modifiedSince?: string;
}

/** Lists whose records show everything that is on them. Every method throws ProviderError. */
@Injectable()
export class AsanaFullLists {
  constructor(private readonly accounts: AsanaAccounts) {}

  /**
   * Tasks that match, without their subtasks. What Asana cannot filter is filtered page by page, up to a ceiling: a page
   * may stay short while `nextOffset` says there is more.
   */
  async tasks(
    user: Subject,
    source: TaskSource,
    span: TaskSpan,
    matches: (task: TaskDetails) => boolean,
    page: PageRequest,
  ): Promise<Page<TaskDetails>> {
    const wire = this.accounts.wireOf(user);
    const since = { completed_since: span.completedSince, modified_since: span.modifiedSince };
    const fetchPage = async (asked: PageRequest): Promise<Page<TaskDetails>> => {
      const query = { ...source, ...since, ...asked };
      const found = await wire.list(taskDetailsAnswer, '/tasks', FIELDS.taskDetails, query);
      return shownPage(found, (task) => toTaskDetails(task));
    };
    return matchingPage(fetchPage, matches, page);
  }

  /** @param archived absent: both */
  async projects(
    user: Subject,
    place: Place,
    archived: boolean | undefined,
    page: PageRequest,
  ): Promise<Page<ProjectDetails>> {
    const at = 'team' in place ? path`/teams/${place.team}/projects` : path`/workspaces/${place.workspace}/projects`;
    const query = { archived, ...page };
    const wire = this.accounts.wireOf(user);
    const found = await wire.list(projectDetailsAnswer, at, FIELDS.projectDetails, query, KEPT_SECONDS.sometimes);
    return shownPage(found, (project) => toProjectDetails(project));
  }

  /** Teams of a workspace that the account can see. */
  async teams(user: Subject, workspace: string, page: PageRequest): Promise<Page<TeamDetails>> {
    const at = path`/workspaces/${workspace}/teams`;
    const list = this.accounts.wireOf(user).list(teamDetailsAnswer, at, TEAM_DETAILS, { ...page }, KEPT_SECONDS.rarely);
    return shownPage(await needing('teams:read', list), toTeamDetails);
  }
}

function toTeamDetails(answer: z.output<typeof teamDetailsAnswer>): TeamDetails {
  const organization = identifiedOrNull(answer.organization);
  return {
    ...identified(answer),
    description: answer.description ?? '',
    html_description: answer.html_description ?? '',
    organization,
    workspace: organization,
    permalink_url: answer.permalink_url ?? null,
    url: answer.permalink_url ?? `https://app.asana.com/0/${answer.gid}/overview`,
  };
}
