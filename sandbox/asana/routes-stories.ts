import { z } from 'zod';
import { type Call, create, list, read, remove, type Route, update } from './api.js';
import { storyEvent, taskSubject } from './changes.js';
import { without } from './context.js';
import { badRequest, forbidden } from './errors.js';
import { flag, text } from './input.js';
import { type Story } from './model.js';
import { type Ref, refTo } from './opt-fields.js';
import { storyType } from './resources-tasks.js';
import { htmlFromText, textFromHtml } from './rich-text.js';
import { pathTask } from './routes-tasks.js';
import { addComment } from './stories.js';

const storyWrite = z.strictObject({
  text: text.optional(),
  html_text: text.optional(),
  is_pinned: flag.optional(),
  sticker_name: text.optional(),
});
type StoryWrite = z.infer<typeof storyWrite>;

const storyRef = (story: Story): Ref => refTo(storyType, story);

export const storyRoutes: Route[] = [
  list('/tasks/:task_gid/stories', 'stories:read', (call) =>
    call.state.all('stories', pathTask(call).stories).map(storyRef),
  ),
  create('/tasks/:task_gid/stories', 'stories:write', storyWrite, (call) => {
    const words = readWords(call.body);
    if (!words && call.body.sticker_name === undefined) throw badRequest('text: Missing input');
    const comment = {
      ...(words ?? { text: '', htmlText: htmlFromText('') }),
      pinned: call.body.is_pinned ?? false,
      sticker: call.body.sticker_name ?? null,
    };
    return storyRef(addComment(call, pathTask(call), comment));
  }),
  read('/stories/:story_gid', 'stories:read', (call) => storyRef(pathStory(call))),
  update('/stories/:story_gid', 'stories:write', storyWrite, (call) => {
    const story = pathStory(call);
    const words = readWords(call.body);
    if (words) {
      ownComment(call, story);
      Object.assign(story, words, { edited: true });
    }
    const task = call.state.get('tasks', story.task);
    if (words) storyEvent(call, task, story, { action: 'changed', change: { field: 'text', action: 'changed' } });
    story.pinned = call.body.is_pinned ?? story.pinned;
    story.sticker = call.body.sticker_name ?? story.sticker;
    return storyRef(story);
  }),
  remove('/stories/:story_gid', 'stories:delete', (call) => {
    const story = pathStory(call);
    ownComment(call, story);
    const task = call.state.get('tasks', story.task);
    storyEvent(call, task, story, { action: 'removed', parent: taskSubject(task) });
    task.stories = without(task.stories, [story.gid]);
    call.state.stories.delete(story.gid);
  }),
];

function readWords(body: StoryWrite): { text: string; htmlText: string } | undefined {
  if (body.text !== undefined && body.html_text !== undefined) {
    throw badRequest('You may only provide one of text or html_text!');
  }
  if (body.html_text !== undefined) {
    return { text: textFromHtml('html_text', body.html_text), htmlText: body.html_text };
  }
  if (body.text === undefined) return undefined;
  if (body.text.trim() === '') throw badRequest('text: Missing input');
  return { text: body.text, htmlText: htmlFromText(body.text) };
}

function pathStory({ state, viewer, params }: Call): Story {
  const story = state.inPath('stories', params.story_gid ?? '');
  state.guard(viewer, 'story', state.get('tasks', story.task));
  return story;
}

function ownComment(call: Call, story: Story): void {
  if (story.type !== 'comment' || story.createdBy !== call.viewer.gid) {
    throw forbidden('Only the author of a comment may change or delete it.');
  }
}
