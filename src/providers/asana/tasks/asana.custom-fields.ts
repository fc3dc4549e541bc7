import { Injectable } from '@nestjs/common';
import { type Subject } from '../../../contracts/index.js';
import { AsanaAccounts } from '../asana.accounts.js';
import { type AsanaClient, type Page, type PageRequest } from '../asana.client.js';
import { readCustomValues } from './asana.custom-values.js';
import { type CustomField, toCustomField } from '../asana.detail-entities.js';
import { type CustomValue } from '../asana.drafts.js';
import { pageOf, shownPage } from '../asana.paging.js';
import { type CustomFieldSettingAnswer } from '../asana.schemas.js';

const WHOLE_PAGE = 100;

/** Values by name or gid of the field. */
export type GivenValues = Readonly<Record<string, unknown>>;

/** Custom fields of projects, and values for them in Asana's form. Every method throws ProviderError. */
@Injectable()
export class AsanaCustomFields {
  constructor(private readonly accounts: AsanaAccounts) {}

  async ofProject(user: Subject, project: string, page: PageRequest): Promise<Page<CustomField>> {
    const found = await this.accounts.clientOf(user).customFieldSettings(project, pageOf(page));
    return shownPage(found, toCustomField);
  }

  /** @throws problem `validation_failed`, see `readCustomValues` */
  async forTask(client: AsanaClient, task: string, given: GivenValues): Promise<Record<string, CustomValue>> {
    return readCustomValues(await client.fieldsOfTask(task), given);
  }

  /** For a task that is yet to be made in these projects. @throws as `forTask` */
  async forProjects(
    client: AsanaClient,
    projects: readonly string[],
    given: GivenValues,
  ): Promise<Record<string, CustomValue>> {
    const settings = await Promise.all(projects.map((project) => allSettings(client, project)));
    const byGid = new Map(settings.flat().map(({ custom_field: field }) => [field.gid, field]));
    return readCustomValues([...byGid.values()], given);
  }
}

async function allSettings(client: AsanaClient, project: string): Promise<CustomFieldSettingAnswer[]> {
  const settings: CustomFieldSettingAnswer[] = [];
  let offset: string | undefined;
  do {
    const page = await client.customFieldSettings(project, { limit: WHOLE_PAGE, offset });
    settings.push(...page.items);
    offset = page.nextOffset ?? undefined;
  } while (offset !== undefined);
  return settings;
}
