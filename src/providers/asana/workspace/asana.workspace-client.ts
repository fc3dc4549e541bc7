import { z } from 'zod';
import { type ProviderCall } from '../../../contracts/index.js';
import { type CustomFieldDraft, type Place } from '../asana.drafts.js';
import { path } from '../asana.path.js';
import { FIELDS, customFieldAnswer, workspaceAnswer } from '../asana.schemas.js';
import { AsanaWire, KEPT_SECONDS, type Page, type PageRequest } from '../asana.wire.js';

const WHOLE_PAGE = 100;

const text = z.string().nullish();
const bare = z.object({ gid: z.string() });

const made = z.object({ gid: z.string(), name: text, created_at: text });
const madeByOne = made.extend({ created_by: bare.nullish() });
const listedProject = made.extend({ notes: text, owner: bare.nullish() });
const listedField = z.object({
  gid: z.string(),
  name: text,
  description: text,
  type: text,
  created_by: bare.nullish(),
});
const listedTag = made.extend({ notes: text });
const listedTask = made.extend({ num_subtasks: z.number().nullish() });

const LISTED = {
  made: 'name,created_at',
  project: 'name,notes,created_at,owner',
  field: 'name,description,type,created_by',
  tag: 'name,notes,created_at',
  portfolio: 'name,created_at,created_by',
  task: 'name,created_at,num_subtasks',
} as const;

export type Listed = z.output<typeof made>;
export type ListedProject = z.output<typeof listedProject>;
type ListedField = z.output<typeof listedField>;
type ListedTag = z.output<typeof listedTag>;
type ListedPortfolio = z.output<typeof madeByOne>;
type ListedTask = z.output<typeof listedTask>;

/**
 * What belongs to a whole workspace, as one account: custom fields, tags and portfolios; and lists as they are this
 * moment, which tell whether something is there. Every method throws ProviderError.
 */
export class AsanaWorkspaceClient {
  private readonly wire: AsanaWire;

  constructor(call: ProviderCall) {
    this.wire = new AsanaWire(call);
  }

  /** False also for a workspace that the account is not in. */
  async isOrganization(workspace: string): Promise<boolean> {
    let offset: string | undefined;
    do {
      const query = { limit: WHOLE_PAGE, offset };
      const page = await this.wire.list(workspaceAnswer, '/workspaces', FIELDS.workspace, query, KEPT_SECONDS.rarely);
      const found = page.items.find(({ gid }) => gid === workspace);
      if (found) return found.is_organization === true;
      offset = page.nextOffset ?? undefined;
    } while (offset !== undefined);
    return false;
  }

  /** Teams of an organization that the account is a member of. */
  async ownTeams(organization: string, page: PageRequest): Promise<Page<Listed>> {
    const query = { organization, ...page };
    return this.wire.list(made, path`/users/${'me'}/teams`, 'name', query, KEPT_SECONDS.rarely);
  }

  /** Archived ones too. */
  async projects(place: Place, page: PageRequest): Promise<Page<ListedProject>> {
    const at = 'team' in place ? path`/teams/${place.team}/projects` : path`/workspaces/${place.workspace}/projects`;
    return this.wire.list(listedProject, at, LISTED.project, { ...page });
  }

  async sections(project: string, page: PageRequest): Promise<Page<Listed>> {
    return this.wire.list(made, path`/projects/${project}/sections`, LISTED.made, { ...page });
  }

  async tasksOfProject(project: string, page: PageRequest): Promise<Page<ListedTask>> {
    return this.wire.list(listedTask, path`/projects/${project}/tasks`, LISTED.task, { ...page });
  }

  /** @param assignee gid, `me` or e-mail address */
  async tasksOfPerson(assignee: string, workspace: string, page: PageRequest): Promise<Page<ListedTask>> {
    return this.wire.list(listedTask, '/tasks', LISTED.task, { assignee, workspace, ...page });
  }

  async subtasks(task: string, page: PageRequest): Promise<Page<ListedTask>> {
    return this.wire.list(listedTask, path`/tasks/${task}/subtasks`, LISTED.task, { ...page });
  }

  async customFields(workspace: string, page: PageRequest): Promise<Page<ListedField>> {
    return this.wire.list(listedField, path`/workspaces/${workspace}/custom_fields`, LISTED.field, { ...page });
  }

  /** With its options. */
  async customField(gid: string) {
    return this.wire.read(customFieldAnswer, path`/custom_fields/${gid}`, 'name,type,enum_options,enum_options.name');
  }

  /** @throws ProviderError `forbidden` without a paid plan, `rejected` where a field of the workspace has the name */
  async createCustomField(workspace: string, field: CustomFieldDraft) {
    const draft = { ...field, workspace };
    return this.wire.write(bare, 'POST', '/custom_fields', 'name', draft);
  }

  /** Tasks of the project then have the field. @throws ProviderError `rejected` when they have it already */
  async addCustomField(project: string, customField: string): Promise<void> {
    const at = path`/projects/${project}/addCustomFieldSetting`;
    await this.wire.act(at, { custom_field: customField, is_important: true });
  }

  async deleteCustomField(gid: string): Promise<void> {
    await this.wire.remove(path`/custom_fields/${gid}`);
  }

  async tags(workspace: string, page: PageRequest): Promise<Page<ListedTag>> {
    return this.wire.list(listedTag, path`/workspaces/${workspace}/tags`, LISTED.tag, { ...page });
  }

  async deleteTag(gid: string): Promise<void> {
    await this.wire.remove(path`/tags/${gid}`);
  }

  /** Those that the account owns: Asana lists nobody else's. */
  async portfolios(workspace: string, page: PageRequest): Promise<Page<ListedPortfolio>> {
    return this.wire.list(madeByOne, '/portfolios', LISTED.portfolio, { workspace, owner: 'me', ...page });
  }

  /** @throws ProviderError `forbidden` without a paid plan */
  async createPortfolio(workspace: string, name: string) {
    return this.wire.write(bare, 'POST', '/portfolios', 'name', { name, workspace, public: false });
  }

  /** Once more changes nothing but its place. */
  async addToPortfolio(portfolio: string, project: string): Promise<void> {
    await this.wire.act(path`/portfolios/${portfolio}/addItem`, { item: project });
  }

  async deletePortfolio(gid: string): Promise<void> {
    await this.wire.remove(path`/portfolios/${gid}`);
  }
}
