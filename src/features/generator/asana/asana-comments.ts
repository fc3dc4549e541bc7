import { Injectable } from '@nestjs/common';
import { ProviderError } from '../../../contracts/index.js';
import { type JobAccount, type PlainText, type Step } from '../engine/step.js';
import { type TextContext } from '../text/text-source.js';
import { nameOf } from './asana-choices.js';
import { type CommentNote } from './asana-objects.js';
import { AsanaRefusals, isGone, isRefusal, reasonOf } from './asana-refusals.js';
import { aboutTask } from './asana-texts.js';
import { noteComment, type WorldProject, type WorldTask } from './asana-world.js';

/** A comment that is to be written. */
export interface CommentPlan {
  /** Of the effect, within its step. */
  readonly key: string;
  readonly project: WorldProject;
  readonly task: WorldTask;
  readonly author: JobAccount;
  readonly kind: PlainText;
  readonly context?: TextContext;
  /** Under which a refusal is noted; `comment_creation` unless another one is given. */
  readonly failure?: string;
}

/** Comments of people under tasks, each posted with that person's own token. */
@Injectable()
export class AsanaComments {
  constructor(private readonly refusals: AsanaRefusals) {}

  /**
   * @returns its text; nothing when Asana refused it, or the account cannot be used: that is noted
   * @throws ProviderError, `not_found` when the task is gone
   */
  async post(step: Step, plan: CommentPlan): Promise<string | undefined> {
    try {
      return await this.write(step, plan);
    } catch (error) {
      const isUnusable = error instanceof ProviderError && error.kind === 'auth_expired';
      if (isGone(error) || (!isRefusal(error) && !isUnusable)) throw error;
      step.fail(plan.failure ?? 'comment_creation', `${nameOf(plan.author)}: ${reasonOf(error)}`);
      return undefined;
    }
  }

  /** The same under a task that the step itself has made. */
  async postFirst(step: Step, plan: CommentPlan): Promise<string | undefined> {
    return this.refusals.settled(step, () => this.post(step, plan));
  }

  private async write(step: Step, { key, project, task, author, kind, context }: CommentPlan): Promise<string> {
    const nameOfAuthor = (gid: string) => {
      const account = step.accounts.find(({ accountId }) => accountId === gid);
      return account && nameOf(account);
    };
    const about = { ...aboutTask(project, task, nameOfAuthor), author: nameOf(author), ...context };
    const comment = {
      key,
      kind: 'comment',
      name: `Comment on ${task.name}`,
      parentId: task.id,
      draft: async (): Promise<CommentNote> => ({ text: await step.write(kind, about) }),
    };
    const { draft } = await step.make(comment, author.userId);
    noteComment(task, author.accountId, draft.text, step.at);
    step.count('comments_added');
    return draft.text;
  }
}
