import { asanaIndustry } from '../../industries/asana/asana-industries.js';
import type { UseCase } from '../../industries/asana/asana-industry.js';
import type { Random } from '../random.js';
import type { TextKind } from '../text-kinds.js';
import type { TextContext, TextJob } from '../text-source.js';
import { COMMENTS } from './comments.js';
import { ACTIVITIES, GROUP_DESCRIPTIONS, GROUP_NAMES, PROFILE_UPDATE_REASONS } from './directory.js';
import { fill, mayComeFrom, slotsOf } from './slots.js';
import { vocabulary, worldOf } from './vocabulary.js';

export type PlainKind = Exclude<TextKind, 'user_profile'>;
type Pool = (useCase: UseCase, context: TextContext, random: Random) => readonly string[];

/** What may be appended to a name, so that a pool lasts longer: to one that has slots of its own, less. */
const ENDINGS = {
  plain: ['for {region}', 'with {team}', '({quarter})', 'for {region} ({quarter})', 'with {team} ({quarter})'],
  slotted: ['({quarter})'],
  dated: ['by {day}', 'before {day}'],
} as const;
const ENDING_CHANCE = 0.6;
const NAME_KINDS: readonly TextKind[] = ['project_name', 'task_name', 'subtask_name', 'group_name'];
const DATED_KINDS: readonly TextKind[] = ['task_name', 'subtask_name'];
const DRAWS = 40;

const PROJECT_CLOSINGS = [
  'Led by {team} with the {stakeholder} as sponsor, with {region} in scope first.',
  '{team} coordinates the work; the {deliverable} is the main result expected by the end of {quarter}.',
  'The {stakeholder} expects the {deliverable} in {quarter}; progress is tracked in {system}.',
  'Starts in {region} and involves {team}, with a review by the {stakeholder} every {number} weeks.',
];
const TASK_CLOSINGS = [
  'Done when the {stakeholder} has approved the {deliverable}.',
  'The result goes to {team} and is filed in {system}.',
  'Coordinate with {team}; target is {day}.',
  'Needed for the {deliverable}, which the {stakeholder} expects in {quarter}.',
  'Start with {region}, then the other regions.',
];

/** Where the templates of a kind come from. */
const POOLS: Readonly<Record<PlainKind, Pool>> = {
  ...commentPools(),
  project_name: ({ projectNames }) => projectNames,
  project_description: ({ description }) => PROJECT_CLOSINGS.map((closing) => `${description} ${closing}`),
  task_name: ({ tasks }) => tasks.map(([name]) => name),
  task_description: describe,
  subtask_name: ({ subtasks }) => subtasks,
  group_name: () => GROUP_NAMES,
  group_description: () => GROUP_DESCRIPTIONS,
  profile_update_reason: (_useCase, { change = 'transfer' }) => PROFILE_UPDATE_REASONS[change],
  activity_description: (_useCase, { activity = 'other' }) => activityTexts(activity),
};

function commentPools() {
  const pools = Object.entries(COMMENTS).map(([kind, texts]): [string, Pool] => [kind, () => texts]);
  return Object.fromEntries(pools) as Record<keyof typeof COMMENTS, Pool>;
}

/** A text that `random` alone decides; of names, one that the context does not know yet as long as there is any. */
export function templateText(kind: PlainKind, job: TextJob, context: TextContext, random: Random): string {
  const taken = new Set(context.avoid);
  for (let draw = 1; ; draw++) {
    const world = worldOf(asanaIndustry(job.industry), context, random);
    const values = vocabulary(world, context);
    const template = random.pick(POOLS[kind](world.useCase, context, random));
    const text = fill(NAME_KINDS.includes(kind) ? withEnding(kind, template, random) : template, values, random);
    if (!taken.has(text) || draw === DRAWS) return text;
  }
}

function withEnding(kind: PlainKind, template: string, random: Random): string {
  if (!random.chance(ENDING_CHANCE)) return template;
  const slots = slotsOf(template);
  const endings = [
    ...(kind === 'subtask_name' ? [] : slots.length > 0 ? ENDINGS.slotted : ENDINGS.plain),
    ...(DATED_KINDS.includes(kind) ? ENDINGS.dated : []),
  ].filter((ending) => !slotsOf(ending).some((slot) => slots.includes(slot)));
  return endings.length > 0 ? `${template} ${random.pick(endings)}` : template;
}

/** Descriptions of the task whose name was drawn from the use case, or such as fit any task. */
function describe({ tasks }: UseCase, { taskName = '' }: TextContext): readonly string[] {
  const known = tasks.filter(([name]) => mayComeFrom(name, taskName)).map(([, description]) => description);
  const beginnings = known.length > 0 ? known : ['Prepare, review and hand over: {task}.'];
  return beginnings.flatMap((beginning) => [beginning, ...TASK_CLOSINGS.map((closing) => `${beginning} ${closing}`)]);
}

const activityTexts = (activity: string) =>
  (Object.hasOwn(ACTIVITIES, activity) ? ACTIVITIES[activity] : undefined) ?? ACTIVITIES.other ?? [];
