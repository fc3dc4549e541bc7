import { Injectable } from '@nestjs/common';
import { type Subject } from '../../../contracts/index.js';
import { AsanaAccounts } from '../asana.accounts.js';
import { type Page, type PageRequest } from '../asana.client.js';
import { type Attachment, type Story, toAttachment, toStory } from '../asana.detail-entities.js';
import { type Position, type TaskLinks } from '../asana.drafts.js';
import { type Task, toTask } from '../asana.entities.js';
import { matchingPage, pageOf, shownPage } from '../asana.paging.js';
import { needing } from '../asana.permissions.js';

/** What hangs on a task: other tasks, people, tags, projects, stories, files. Every method throws ProviderError. */
@Injectable()
export class AsanaTaskLinks {
  constructor(private readonly accounts: AsanaAccounts) {}

  async subtasks(user: Subject, task: string, page: PageRequest): Promise<Page<Task>> {
    return shownPage(await this.accounts.clientOf(user).subtasks(task, pageOf(page)), toTask);
  }

  /** Tasks that must be done before this one. */
  async dependencies(user: Subject, task: string, page: PageRequest): Promise<Page<Task>> {
    return shownPage(await this.accounts.clientOf(user).dependencies(task, pageOf(page)), toTask);
  }

  /** Tasks that wait for this one. */
  async dependents(user: Subject, task: string, page: PageRequest): Promise<Page<Task>> {
    return shownPage(await this.accounts.clientOf(user).dependents(task, pageOf(page)), toTask);
  }

  async attachments(user: Subject, task: string, page: PageRequest): Promise<Page<Attachment>> {
    const found = this.accounts.clientOf(user).attachments(task, pageOf(page));
    return shownPage(await needing('attachments:read', found), toAttachment);
  }

  /** Comments and what the system wrote about changes, the oldest first. */
  async stories(user: Subject, task: string, page: PageRequest): Promise<Page<Story>> {
    const found = this.accounts.clientOf(user).stories(task, pageOf(page));
    return shownPage(await needing('stories:read', found), toStory);
  }

  /** The stories that people wrote. A page may stay short while `nextOffset` says there is more. */
  async comments(user: Subject, task: string, page: PageRequest): Promise<Page<Story>> {
    return matchingPage(
      (asked) => this.stories(user, task, asked),
      (story) => story.type === 'comment',
      page,
    );
  }

  /** Says how a link shall be; saying it again changes nothing. */
  async change<Action extends keyof TaskLinks>(
    user: Subject,
    task: string,
    action: Action,
    data: TaskLinks[Action],
  ): Promise<void> {
    await this.accounts.clientOf(user).link(task, action, data);
  }

  /** Takes the task out of any other section of the project. */
  async moveToSection(user: Subject, section: string, task: string, position: Position): Promise<void> {
    await this.accounts.clientOf(user).addTaskToSection(section, task, position);
  }
}
