import { ProviderError, type Subject } from '../../contracts/index.js';
import { ProblemError } from '../../platform/problem/index.js';
import {
  type AsanaAccounts,
  type AsanaClient,
  type AsanaCustomFields,
  type AsanaTaskScan,
  type CallOptions,
  type NamedRecord,
} from '../../providers/asana/index.js';

const WHOLE_PAGE = 100;
/** Tags of a workspace among which a name is looked up: a thousand. */
const TAG_PAGES = 10;

/** A rule names something that is not there, or not only once. Its message continues the name of the field. */
export class UnknownReference extends Error {
  override readonly name = 'UnknownReference';
}

/** What the facts are read with. */
export interface FactSources {
  readonly accounts: AsanaAccounts;
  readonly scan: AsanaTaskScan;
  readonly fields: AsanaCustomFields;
}

/**
 * What a rule's names stand for in its project: read when first asked for, and then kept for one run.
 * Every method throws UnknownReference for what is not there, and ProviderError.
 */
export class ProjectFacts {
  readonly client: AsanaClient;
  readonly #kept = new Map<string, Promise<unknown>>();

  constructor(
    private readonly sources: FactSources,
    private readonly user: Subject,
    readonly project: string,
    private readonly calls: CallOptions,
  ) {
    this.client = sources.accounts.clientOf(user, calls);
  }

  /** @param wanted name or gid */
  async section(wanted: string): Promise<NamedRecord> {
    const sections = await this.once('sections', () => this.sources.scan.sections(this.user, this.project, this.calls));
    return found(sections, wanted, 'a section of the project');
  }

  /** @param wanted name or gid */
  async tag(wanted: string): Promise<NamedRecord> {
    return found(await this.once('tags', () => this.tags()), wanted, 'a tag of the workspace');
  }

  /** @param wanted gid, `me` or e-mail address. @returns the gid */
  async person(wanted: string): Promise<string> {
    if (wanted === 'me') return this.once('me', () => this.sources.accounts.gidOf(this.user));
    return this.once(`person ${wanted}`, async () => {
      try {
        return (await this.client.user(wanted)).gid;
      } catch (error) {
        throw isRefused(error) ? new UnknownReference('is nobody the account can see') : error;
      }
    });
  }

  /** A custom field of the project's tasks. @param wanted name or gid */
  async customField(wanted: string): Promise<NamedRecord> {
    return found(await this.once('fields', () => this.customFields()), wanted, 'a custom field of the project');
  }

  /** Whether a custom field takes a value. @throws UnknownReference that says what it takes */
  async checkValue(field: string, value: unknown): Promise<void> {
    const { gid } = await this.customField(field);
    try {
      await this.sources.fields.forProjects(this.client, [this.project], { [gid]: value });
    } catch (error) {
      const [wrong] = error instanceof ProblemError ? (error.options.errors ?? []) : [];
      throw wrong ? new UnknownReference(wrong.message) : error;
    }
  }

  private async tags(): Promise<NamedRecord[]> {
    const workspace = (await this.client.project(this.project)).workspace?.gid;
    const tags: NamedRecord[] = [];
    if (workspace === undefined) return tags;
    let offset: string | undefined;
    for (let read = 0; read < TAG_PAGES; read += 1) {
      const page = await this.client.tags(workspace, { limit: WHOLE_PAGE, offset });
      tags.push(...page.items);
      if (page.nextOffset === null) break;
      offset = page.nextOffset;
    }
    return tags;
  }

  private async customFields(): Promise<NamedRecord[]> {
    const fields: NamedRecord[] = [];
    let offset: string | undefined;
    do {
      const page = await this.sources.fields.ofProject(this.user, this.project, { limit: WHOLE_PAGE, offset });
      fields.push(...page.items);
      offset = page.nextOffset ?? undefined;
    } while (offset !== undefined);
    return fields;
  }

  private once<T>(what: string, read: () => Promise<T>): Promise<T> {
    const kept = this.#kept.get(what) as Promise<T> | undefined;
    if (kept) return kept;
    const reading = read();
    this.#kept.set(what, reading);
    // What failed for a passing reason is read again.
    reading.catch(() => this.#kept.delete(what));
    return reading;
  }
}

/** Deleted, never there, or closed to the account. */
export const isRefused = (error: unknown): boolean =>
  error instanceof ProviderError && ['not_found', 'forbidden', 'rejected'].includes(error.kind);

const folded = (name: string | null | undefined) => (name ?? '').trim().toLocaleLowerCase();

function found(records: readonly NamedRecord[], wanted: string, what: string): NamedRecord {
  const byGid = records.find(({ gid }) => gid === wanted);
  if (byGid) return byGid;
  const [first, ...others] = records.filter(({ name }) => folded(name) === folded(wanted));
  if (!first) throw new UnknownReference(`is not ${what}`);
  if (others.length > 0) throw new UnknownReference('is the name of several; use a gid');
  return first;
}
