import * as answers from './asana.answers.js';
import * as show from './asana.entities.js';

const asked = { limit: 50, offset: 'before' };
const tasks = [
  show.toTask({
    gid: '1',
    name: 'Call "assignee":{"id":"7"} back',
    assignee: { gid: '7', name: 'A "quoted" name $& $1' },
  }),
  show.toTask({ gid: '2', notes: '\u2028 "assignee":null,', tags: [{ gid: '9', name: 'x' }] }),
  show.toTask({ gid: '3', assignee: { gid: '7' } }),
];
const files = tasks.map(show.toTaskFile);
const pagination = { limit: 50, offset: 'before', next_offset: 'next', has_more: true };
const cache = { status: 'hit', ageSeconds: 3 } as const;

/** The same body, made of objects and serialised as a whole. */
const plain = (inner: object, data: object, top: object, rest: object, nextPageToken: string | null = 'next') =>
  JSON.stringify({
    ok: true,
    success: true,
    data: { status: 'success', data: { ...inner, nextPageToken }, ...data },
    ...top,
    ...rest,
  });

describe('written lists', () => {
  it.each([[tasks], [[]]])('of tasks are what JSON.stringify makes of the same body', (items) => {
    const shown = { files: items.map(show.toTaskFile) };
    const page = { items, nextOffset: 'next', cache };
    const kept = { pagination, cache: { status: 'hit', age_seconds: 3 } };
    expect(answers.taskList(page, asked).bytes.toString()).toBe(
      plain(shown, { ...shown, tasks: items }, { tasks: items }, kept),
    );
  });

  it('of found tasks too', () => {
    const results = tasks.map((task) => ({ type: 'task', ...task }));
    const rest = { pagination: { limit: 5, offset: null, next_offset: null, has_more: false } };
    const text = answers.searchResults(tasks, { limit: 5 }).bytes.toString();
    expect(text).toBe(plain({ files }, { files, tasks }, { tasks, results }, rest, null));
    expect(answers.searchAnswer.parse(JSON.parse(text))).toEqual(JSON.parse(text));
  });

  it('of other things too', () => {
    const projects = [show.toProject({ gid: '1', name: 'A' }), show.toProject({ gid: '2' })];
    const body = answers.projectList({ items: projects, nextOffset: 'next' }, asked);
    expect(body.bytes.toString()).toBe(plain({ projects }, { projects }, { projects }, { pagination }));
    expect(body.toJSON()).toEqual(JSON.parse(body.bytes.toString()));
  });
});
