import { fill, slotsOf } from '../../text/templates/slots.js';
import type { Random } from '../../text/random.js';
import { GENERAL_INDUSTRY } from '../../text/templates/general.js';
import { vocabulary } from '../../text/templates/vocabulary.js';
import { ASANA_INDUSTRIES, asanaIndustry } from './asana-industries.js';

/** Draws the first of everything: enough to see whether there is something to draw. */
const first: Random = {
  next: () => 0,
  integer: (min) => min,
  pick: <T>(list: readonly T[]) => list[0] as T,
  chance: () => false,
};

const useCases = [...ASANA_INDUSTRIES, GENERAL_INDUSTRY].flatMap((industry) =>
  industry.useCases.map((useCase) => ({ industry, useCase, name: `${industry.id}/${useCase.id}` })),
);
const documented = useCases.filter(({ industry }) => industry !== GENERAL_INDUSTRY);

describe('the industries of Asana', () => {
  it('are the documented ones, three use cases each and two in construction', () => {
    expect(Object.fromEntries(ASANA_INDUSTRIES.map(({ id, useCases }) => [id, useCases.length]))).toEqual({
      healthcare: 3,
      technology: 3,
      financial_services: 3,
      retail: 3,
      construction: 2,
      manufacturing: 3,
      education: 3,
      government: 3,
      energy: 3,
      media: 3,
      travel: 3,
    });
  });

  it('know the name that the dashboard uses, and no other', () => {
    expect(asanaIndustry('finance')?.id).toBe('financial_services');
    expect(asanaIndustry('healthcare')?.id).toBe('healthcare');
    expect(asanaIndustry('Healthcare')).toBeUndefined();
    expect(asanaIndustry('toString')).toBeUndefined();
  });

  it.each(documented)('have what a project needs: $name', ({ useCase }) => {
    const within = (list: readonly unknown[], min: number, max: number) => {
      expect(list.length).toBeGreaterThanOrEqual(min);
      expect(list.length).toBeLessThanOrEqual(max);
    };
    within(useCase.customFields, 4, 6);
    within(useCase.sections, 6, 7);
    within(useCase.tags, 5, 6);
    within(useCase.tasks, 12, 20);
    expect(useCase.milestones.length).toBeGreaterThanOrEqual(2);
    expect(useCase.portfolios).toContain(useCase.portfolioName);
    expect(useCase.projectNames.length).toBeGreaterThanOrEqual(5);
    expect(useCase.blockers.length).toBeGreaterThanOrEqual(4);
  });

  it.each(documented)('name nothing twice: $name', ({ useCase }) => {
    const lists = [
      useCase.sections,
      useCase.tags,
      useCase.projectNames,
      useCase.subtasks,
      useCase.tasks.map(([task]) => task),
      useCase.tasks.map(([, description]) => description),
      useCase.customFields.map((field) => field.name),
    ];
    for (const list of lists) expect(new Set(list).size).toBe(list.length);
  });

  it.each(documented)('have custom fields with values to choose from: $name', ({ useCase }) => {
    for (const field of useCase.customFields) {
      if (field.type === 'number') expect(field.max).toBeGreaterThan(field.min);
      else if (field.type === 'date') expect(field.daysAhead[1]).toBeGreaterThan(field.daysAhead[0]);
      else if (field.type === 'text') expect(field.examples.length).toBeGreaterThan(0);
      else expect(new Set(field.options).size).toBeGreaterThanOrEqual(2);
    }
  });

  it.each(useCases)('have slots that can be filled, within the length of a name: $name', ({ industry, useCase }) => {
    const values = vocabulary({ industry, useCase }, {});
    const names = [...useCase.projectNames, ...useCase.subtasks, ...useCase.tasks.map(([task]) => task)];
    for (const text of [...names, ...useCase.tasks.map(([, description]) => description)]) {
      const filled = fill(text, values, first);
      expect(slotsOf(filled)).toEqual([]);
      expect(filled).not.toMatch(/[{}]|\s{2}/);
    }
    for (const name of names) expect(name.length).toBeLessThanOrEqual(60);
    for (const blocker of useCase.blockers) expect(blocker).toMatch(/^(\p{Ll}|HIPAA|IRB).*[^.]$/u);
  });
});
