import type { AsanaIndustry, UseCase } from '../../industries/asana/asana-industry.js';
import type { Random } from '../random.js';
import type { TextContext } from '../text-source.js';
import { GENERAL_INDUSTRY, GENERAL_USE_CASE } from './general.js';
import type { SlotValues } from './slots.js';

const QUARTERS = ['Q1', 'Q2', 'Q3', 'Q4'];
const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'];
const ABSENCES = {
  sick: ['I am out sick', 'I am at home with a fever', 'I am not well and signing off'],
  pto: ['I am on vacation', 'I am on planned leave', 'I am away with my family'],
  busy: ['I am in an offsite all day', 'I am tied up in audits', 'I am in workshops back to back'],
} as const;

/** The world that a text of Asana is set in; what an unknown industry lacks comes from the general one. */
export interface World {
  readonly industry: AsanaIndustry;
  readonly useCase: UseCase;
}

/** The use case of the context, or any of the industry. */
export function worldOf(industry: AsanaIndustry | undefined, context: TextContext, random: Random): World {
  if (!industry) return { industry: GENERAL_INDUSTRY, useCase: GENERAL_USE_CASE };
  const named = industry.useCases.find(({ id }) => id === context.useCase);
  return { industry, useCase: named ?? random.pick(industry.useCases) };
}

/** Values of all slots that templates may have. */
export function vocabulary({ industry, useCase }: World, context: TextContext): SlotValues {
  const given = (value: string | undefined, otherwise: string) => () => value ?? otherwise;
  return {
    team: (random) => random.pick(industry.teams),
    system: (random) => random.pick(industry.systems),
    stakeholder: (random) => random.pick(industry.stakeholders),
    region: (random) => random.pick(industry.regions),
    deliverable: (random) => random.pick(useCase.deliverables),
    blocker: (random) => random.pick(useCase.blockers),
    quarter: (random) => random.pick(QUARTERS),
    day: (random) => random.pick(DAYS),
    number: (random) => String(random.integer(2, 9)),
    percent: (random) => String(random.integer(4, 18) * 5),
    absence: (random) => random.pick(ABSENCES[context.absence ?? random.pick(['sick', 'pto', 'busy'] as const)]),
    addressee: given(context.addressee, 'team'),
    task: given(context.taskName, 'this task'),
    project: given(context.projectName, 'the project'),
    department: given(context.department, 'the company'),
    user: given(context.userName, 'The employee'),
    group: given(context.groupName, 'this group'),
    title: given(context.title, 'the new role'),
  };
}
