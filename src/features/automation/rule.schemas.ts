import { z } from 'zod';
import { readCron } from './cron.js';

const gid = z.string().regex(/^[0-9]{1,32}$/, 'must be an Asana gid: a string of 1 to 32 digits');
const text = (most: number) => z.string().trim().min(1, 'must not be blank').max(most);
const person = z.union([z.literal('me'), gid, z.email().max(254)], {
  error: 'must be an Asana gid, "me" or an e-mail address',
});
const nameOrGid = text(255).describe('By name or gid.');
const DAY = /^(today|[+-][0-9]{1,4}d)$/;
const day = z
  .union([z.iso.date(), z.string().regex(DAY)], {
    error: 'must be a date (yyyy-mm-dd), "today", or days from today such as "+3d"',
  })
  .describe('yyyy-mm-dd, `today`, or days from the day of the run (UTC), such as `+3d`.');

const project_id = gid.describe('The project whose tasks the rule is about.');
const on = <Type extends string>(type: Type) => z.strictObject({ type: z.literal(type), project_id });

const cron = z
  .string()
  .max(100)
  .superRefine((expression, context) => {
    const read = readCron(expression);
    if (typeof read === 'string') context.addIssue({ code: 'custom', message: read });
  })
  .describe('Minute, hour, day of month, month, day of week, in UTC.');

const triggers = [
  on('manual'),
  on('schedule').extend({ cron }),
  on('task_created'),
  on('task_updated'),
  on('task_completed'),
  on('task_moved').extend({ section: nameOrGid.optional().describe('Only moves into this section, by name or gid.') }),
  on('due_soon').extend({ days: z.int().min(0).max(365).default(3).describe('Due within so many days.') }),
  on('overdue'),
] as const;
const oneOf = (what: string, names: readonly string[]) => ({ error: `must be a ${what}: ${names.join(', ')}` });
const typesOf = (options: readonly { shape: { type: { value: string } } }[]) => options.map((o) => o.shape.type.value);

export const trigger = z.discriminatedUnion('type', [...triggers], oneOf('trigger', typesOf(triggers))).meta({
  description:
    'When the rule runs. It can always be run by hand too, over all tasks of the project; `due_soon` and `overdue` ' +
    'are looked for every hour, and with `task_completed` and `task_moved` they also select the tasks. The `task_…` ' +
    'triggers run the rule within moments on the one task to which it happened in Asana, once for each event: created ' +
    'in the project or added to it, changed in any field, completed, moved to another section. An event of a task for ' +
    'which the conditions do not hold leaves no run. What the rule itself has just changed does not run it again, and ' +
    'after ten runs that changed the same task within an hour further ones are `skipped`.',
});
export type Trigger = z.output<typeof trigger>;

/** Triggers that wait for events. */
export const EVENT_TRIGGERS = ['task_created', 'task_updated', 'task_completed', 'task_moved'] as const;
export type EventTrigger = (typeof EVENT_TRIGGERS)[number];
export const isEventTrigger = (type: Trigger['type']): type is EventTrigger =>
  EVENT_TRIGGERS.some((each) => each === type);

const DATE_FIELDS = ['due_on', 'start_on', 'created_at', 'modified_at', 'completed_at'] as const;
const FIELDS = ['name', 'notes', 'completed', 'assignee', 'section', 'tags', 'followers', ...DATE_FIELDS] as const;
const CUSTOM = 'custom_fields.';
const field = z
  .union(
    [
      z.enum(FIELDS),
      z
        .string()
        .max(270)
        .startsWith(CUSTOM)
        .min(CUSTOM.length + 1),
    ],
    {
      error: `must be one of ${FIELDS.join(', ')}, or custom_fields.<name or gid>`,
    },
  )
  .describe('A field of the task, or `custom_fields.<name or gid>`.');

const word = z.union([text(1024), z.number(), z.boolean()]);
const words = z.array(word).min(1).max(100);
const comparing = <Operator extends string, Value extends z.ZodType>(operator: Operator, value: Value) =>
  z.strictObject({ field, operator: z.literal(operator), value });

const comparisons = [
  comparing('equals', word),
  comparing('not_equals', word),
  comparing('contains', text(1024)),
  comparing('not_contains', text(1024)),
  comparing('in', words),
  comparing('not_in', words),
  comparing('before', day),
  comparing('after', day),
  comparing('less_than', z.number()),
  comparing('greater_than', z.number()),
  z.strictObject({ field, operator: z.literal('is_empty') }),
  z.strictObject({ field, operator: z.literal('is_not_empty') }),
] as const;
type Operator = z.output<(typeof comparisons)[number]>['operator'];

const OF_DATES: readonly Operator[] = ['before', 'after', 'equals', 'not_equals', 'is_empty', 'is_not_empty'];
const OF_FLAGS: readonly Operator[] = ['equals', 'not_equals'];
const NOT_OF_WORDS: readonly Operator[] = ['before', 'after', 'less_than', 'greater_than'];

/** What a field's kind does not offer, said at creation rather than found never to hold. */
function fitsField(condition: { field: string; operator: Operator }, context: z.RefinementCtx): void {
  const { field: name, operator } = condition;
  if (name.startsWith(CUSTOM)) return;
  const isDate = DATE_FIELDS.some((date) => date === name);
  const offered = isDate
    ? OF_DATES.includes(operator)
    : name === 'completed'
      ? OF_FLAGS.includes(operator)
      : !NOT_OF_WORDS.includes(operator);
  if (!offered) context.addIssue({ code: 'custom', path: ['operator'], message: `does not apply to ${name}` });
  if (isDate && 'value' in condition && !day.safeParse(condition.value).success) {
    context.addIssue({
      code: 'custom',
      path: ['value'],
      message: 'must be a date (yyyy-mm-dd), "today" or such as "+3d"',
    });
  }
}

const operators = comparisons.map((option) => option.shape.operator.value);
const comparison = z
  .discriminatedUnion('operator', [...comparisons], oneOf('operator', operators))
  .superRefine(fitsField);
export type Comparison = z.output<typeof comparison>;

const anyOf = z.strictObject({ operator: z.literal('any'), conditions: z.array(comparison).min(1).max(20) });
const condition = z
  .discriminatedUnion('operator', [...comparisons, anyOf], oneOf('operator', [...operators, 'any']))
  .superRefine((given, context) => (given.operator === 'any' ? undefined : fitsField(given, context)))
  .meta({
    description:
      'A comparison, or `any` of several. People, sections, tags and options compare by name or gid, texts without ' +
      'regard to case; of a field with several values one has to match, and the negations say that none does.',
  });
export type Condition = z.output<typeof condition>;

const doing = <Type extends string, Shape extends z.ZodRawShape>(type: Type, shape: Shape) =>
  z.strictObject({ type: z.literal(type), ...shape });

const actions = [
  doing('add_comment', {
    text: text(65_535),
    repeat: z
      .boolean()
      .default(false)
      .describe('false: not where the task has this comment already. true: once in each run.'),
  }),
  doing('complete', {}),
  doing('assign', { assignee: person.nullable().describe('Asana gid, `me` or e-mail address; null unassigns.') }),
  doing('set_due_date', { due_on: day.nullable() }),
  doing('move_to_section', { section: nameOrGid }),
  doing('add_tag', { tag: nameOrGid }),
  doing('remove_tag', { tag: nameOrGid }),
  doing('set_custom_field', {
    field: nameOrGid,
    value: z
      .union([text(1024), z.number(), z.null(), z.array(text(255)).max(100)])
      .describe('By the type of the field; options by name or gid; null clears.'),
  }),
  doing('add_follower', { follower: person }),
  doing('create_subtask', { name: text(1024), assignee: person.optional(), due_on: day.optional() }),
] as const;

const action = z.discriminatedUnion('type', [...actions], oneOf('action', typesOf(actions))).meta({
  description: 'What is done to a task that matches. What already is as it should be is left alone.',
});
export type Action = z.output<typeof action>;

const definition = {
  name: text(200).refine((value) => !/\p{Cc}/u.test(value), 'must not contain control characters'),
  enabled: z.boolean(),
  trigger,
  conditions: z.array(condition).max(50).describe('All must hold; none: every task.'),
  actions: z.array(action).min(1).max(20).describe('In this order.'),
};
const userId = z.string().max(255).optional().describe('Your own id of the user to work for.');

/** What a rule says, as it is kept. */
export const ruleDefinition = z.object(definition);
export type RuleDefinition = z.output<typeof ruleDefinition>;

export const newRule = z.object({
  user_id: userId,
  ...definition,
  enabled: definition.enabled.default(true),
  conditions: definition.conditions.default([]),
});
export type NewRule = z.output<typeof newRule>;

export const ruleChanges = z
  .object({ user_id: userId, ...z.object(definition).partial().shape })
  .describe('Absent members stay as they are.');
export type RuleChanges = z.output<typeof ruleChanges>;
