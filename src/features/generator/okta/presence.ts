import { ifThere, isRefusal, reasonOf, statusOf } from './answers.js';
import { type Work } from './work.js';
import { endAssignments, forgetApp, forgetGroup, forgetUser } from './world.js';

interface Identified {
  readonly id: string;
}

/** What a change was about. */
export interface Subjects {
  readonly user?: Identified;
  readonly group?: Identified;
  readonly app?: Identified;
}

type Place = Pick<Work, 'step' | 'org' | 'world'>;

/**
 * Looks at what a change was about, after Okta refused it: people change their organization, too.
 * @returns whether something was not as the world had it; now it is
 * @throws ProviderError
 */
export async function reconcile(place: Place, { user, group, app }: Subjects): Promise<boolean> {
  const differences = [
    user !== undefined && (await reconcileUser(place, user.id)),
    group !== undefined && (await reconcileGroup(place, group.id)),
    app !== undefined && (await reconcileApp(place, app.id)),
  ];
  return differences.includes(true);
}

/**
 * A part of an activity that may be left out: what was done before it stays, and the job has to know of it.
 * @param type of the failure that is noted where nobody else is the reason
 * @throws ProviderError, unless Okta refused
 */
export async function ifPossible(
  place: Place,
  type: string,
  about: Subjects,
  change: () => Promise<void>,
): Promise<void> {
  try {
    await change();
  } catch (error) {
    if (!isRefusal(error)) throw error;
    if (!(await reconcile(place, about))) place.step.fail(type, reasonOf(error));
  }
}

async function reconcileUser({ step, org, world }: Place, id: string): Promise<boolean> {
  const found = await step.change((hands) => ifThere(org(hands).user(id)));
  const known = world.users.find((user) => user.id === id);
  const status = found && statusOf(found.status);
  if (known === undefined || known.status === status) return false;
  if (status === undefined) forgetUser(world, id);
  else known.status = status;
  if (status === 'deactivated') endAssignments(world, id);
  return true;
}

async function reconcileGroup({ step, org, world }: Place, id: string): Promise<boolean> {
  const found = await step.change((hands) => ifThere(org(hands).group(id)));
  if (found !== undefined || !world.groups.some((group) => group.id === id)) return false;
  forgetGroup(world, id);
  return true;
}

async function reconcileApp({ step, org, world }: Place, id: string): Promise<boolean> {
  const found = await step.change((hands) => ifThere(org(hands).app(id)));
  if (found?.status === 'ACTIVE' || !world.apps.some((app) => app.id === id)) return false;
  forgetApp(world, id, { exists: found !== undefined });
  return true;
}
