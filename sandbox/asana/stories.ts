import { listChanges, storyEvent, taskSubject } from './changes.js';
import { type Context } from './context.js';
import { type Story, type StoryLinks, type Task } from './model.js';
import { htmlFromText } from './rich-text.js';

interface Comment {
  text: string;
  htmlText: string;
  pinned: boolean;
  sticker: string | null;
}

/** What the activity feed of a task says happened, https://developers.asana.com/reference/stories. */
export function recordStory(
  context: Context,
  task: Task,
  subtype: string,
  text: string,
  links: StoryLinks = {},
): Story {
  return append(context, task, {
    type: 'system',
    subtype,
    text: `${context.viewer.name} ${text}`,
    htmlText: htmlFromText(`${context.viewer.name} ${text}`),
    pinned: false,
    sticker: null,
    links,
  });
}

/** A comment also makes its author follow the task. */
export function addComment(context: Context, task: Task, comment: Comment): Story {
  if (!task.followers.includes(context.viewer.gid)) {
    listChanges(context, task, 'followers', 'user', task.followers, [...task.followers, context.viewer.gid]);
    task.followers.push(context.viewer.gid);
  }
  return append(context, task, { type: 'comment', subtype: 'comment_added', links: {}, ...comment });
}

function append(
  context: Context,
  task: Task,
  fields: Pick<Story, 'type' | 'subtype' | 'text' | 'htmlText' | 'pinned' | 'sticker' | 'links'>,
): Story {
  const now = context.clock.iso();
  const story = context.state.add('stories', {
    task: task.gid,
    createdBy: context.viewer.gid,
    createdAt: now,
    edited: false,
    ...fields,
  });
  task.stories.push(story.gid);
  task.modifiedAt = now;
  storyEvent(context, task, story, { action: 'added', parent: taskSubject(task) });
  return story;
}
