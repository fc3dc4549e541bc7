import { type AsanaIndustry, type UseCase } from '../industries/asana/asana-industry.js';
import { type AsanaJobConfig } from '../jobs/job-config.js';
import { bootstrapCount, projectVolume } from '../schedule/asana-volume.js';
import { type Random } from '../schedule/random.js';
import { type AsanaWorld, emptyWorld, type PlannedProject } from './asana-world.js';

type Plan = NonNullable<AsanaWorld['plan']>;

/** What one unit of the initialization makes. */
export type Unit =
  | { readonly type: 'project'; readonly project: PlannedProject; readonly place: number }
  | {
      readonly type: 'task';
      readonly project: PlannedProject;
      readonly task: number;
      /** Whether the next unit begins another project. */
      readonly endsProject: boolean;
    }
  | { readonly type: 'activity' };

/** The first projects, no use case twice while there are unused ones; after those, projects that are made up. */
export function planWorld(
  config: AsanaJobConfig,
  industry: AsanaIndustry | undefined,
  random: Random,
): { state: AsanaWorld; initialUnits: number } {
  const useCases = random.shuffle(industry?.useCases ?? []);
  const projects = Array.from({ length: config.initial_projects }, (_, place): PlannedProject => {
    const useCase = useCases[place]?.id ?? null;
    return { use_case: useCase, tasks: projectVolume(config.activity_level, random, { madeUp: useCase === null }) };
  });
  const bootstrap = bootstrapCount(random);
  const units = projects.reduce((sum, { tasks }) => sum + 1 + tasks.length, bootstrap);
  return { state: { ...emptyWorld(), plan: { projects, bootstrap } }, initialUnits: units };
}

/** @returns nothing behind the last unit */
export function unitOf({ projects, bootstrap }: Plan, unit: number): Unit | undefined {
  let left = unit;
  for (const [place, project] of projects.entries()) {
    if (left === 0) return { type: 'project', project, place };
    left -= 1;
    const isLast = left === project.tasks.length - 1;
    if (left < project.tasks.length) {
      return { type: 'task', project, task: left, endsProject: isLast && place < projects.length - 1 };
    }
    left -= project.tasks.length;
  }
  return left < bootstrap ? { type: 'activity' } : undefined;
}

/** A use case that the job has not had yet; nothing when all were used: then the project is made up. */
export function unusedUseCase(
  state: AsanaWorld,
  industry: AsanaIndustry | undefined,
  random: Random,
): UseCase | undefined {
  const unused = (industry?.useCases ?? []).filter(({ id }) => !state.used_scenarios.includes(id));
  return unused.length > 0 ? random.pick(unused) : undefined;
}
