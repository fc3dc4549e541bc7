import { pagesOf } from '../../../providers/okta/index.js';
import { appsFor } from '../people/organization.js';
import { type OktaApp } from '../schedule/okta-state.js';
import { type Random } from '../schedule/random.js';
import { ifThere } from './answers.js';
import { ifPossible } from './presence.js';
import { type Work } from './work.js';
import { type WorldUser } from './world.js';

/** Contract 6.9; also the most that Okta gives at once. */
const APPS_PER_PAGE = 200;

/** Finds the applications of the organization that people of this industry use. @throws ProviderError */
export async function discoverApps({ step, org, world, setting }: Work): Promise<void> {
  const apps: OktaApp[] = [];
  const pages = pagesOf((page) => step.change((hands) => org(hands).apps({}, page)), APPS_PER_PAGE);
  for await (const page of pages) {
    for (const { id, label, name, status } of page) {
      const app = { id, label: label ?? name ?? '' };
      if (status === 'ACTIVE' && setting.uses(app)) apps.push(app);
    }
  }
  world.apps = apps;
  step.log('apps_discovered', { apps: apps.length });
}

/** The applications that somebody begins with; one that Okta refuses is left out. @throws ProviderError */
export async function assignApps(work: Work, user: WorldUser, random: Random): Promise<void> {
  const { setting, world } = work;
  const department = setting.source.departments.find(({ name }) => name === user.department) ?? { apps: [] };
  for (const app of appsFor(user, department, setting.commonApps, world.apps, random)) {
    await ifPossible(work, 'app_assignment', { user, app }, () => assignApp(work, user, app));
    if (!world.users.includes(user)) return;
  }
}

/** @throws ProviderError */
export async function assignApp({ step, world, scope }: Work, user: WorldUser, app: OktaApp): Promise<void> {
  const draft = () => ({ app: app.id, user: user.id });
  const key = `${scope}app/${app.id}/${user.id}`;
  await step.once({ key, kind: 'app_assignment', name: `${user.login} in ${app.label}`, parentId: app.id, draft });
  world.app_assignments.push({ app_id: app.id, app_name: app.label, user_id: user.id });
  step.count('app_assignments_created');
  step.log('user_assigned_to_app', assignmentFacts(user, app));
}

/** @throws ProviderError */
export async function unassignApp({ step, org, world }: Work, user: WorldUser, app: OktaApp): Promise<void> {
  await step.change(async (hands) => {
    const client = org(hands);
    const isDone = await ifThere(client.unassignAppUser(app.id, user.id).then(() => true));
    // An assignment that is gone is what was wanted; a user or an application that is gone is another matter.
    if (!isDone) await Promise.all([client.user(user.id), client.app(app.id)]);
  });
  world.app_assignments = world.app_assignments.filter(
    ({ app_id, user_id }) => app_id !== app.id || user_id !== user.id,
  );
  step.log('user_unassigned_from_app', assignmentFacts(user, app));
}

const assignmentFacts = (user: WorldUser, app: OktaApp) => ({
  user_id: user.id,
  user_email: user.email,
  user_name: user.name,
  app_id: app.id,
  app_name: app.label,
});
