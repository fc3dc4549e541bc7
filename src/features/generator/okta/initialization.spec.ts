import { effectsOf, knownTo, madeBy, othersOf } from '../../../../test/support/okta-job-org.js';
import { OktaJobStage, type StagedJob } from '../../../../test/support/okta-job-stage.js';
import { generalIndustry } from './general-industry.js';

let stage: OktaJobStage;
beforeAll(async () => {
  stage = await OktaJobStage.open();
});
beforeEach(() => stage.reset());
afterAll(() => stage.close());

const actionsOf = (job: StagedJob, action: string) =>
  job.activities.filter((activity) => activity.action === action).map(({ details }) => details);

it.each([
  ['startup', 'technology', 15],
  ['midsize', 'technology', 19],
  ['enterprise', 'healthcare', 15],
])('begins a %s in %s with %i groups, and its people spread evenly', async (org_size, industry, groups) => {
  const job = await stage.newJob({ org_size, industry, initial_users: 15 });
  await stage.initialize(job);
  expect(job.world.groups).toHaveLength(groups);
  expect(job.failures).toEqual([]);
  const departments = job.world.groups.flatMap(({ department }) => department ?? []);
  const sizes = departments.map((name) => job.world.users.filter(({ department }) => department === name).length);
  expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(15);
  expect(madeBy(stage, job)).toEqual(knownTo(job));
  const { happened, told } = effectsOf(stage, job);
  expect(told).toEqual(happened);
});

it('makes people as documented: active, with profiles, groups and at most five applications', async () => {
  const job = await stage.newJob({ industry: 'financial_services', initial_users: 26 });
  await stage.initialize(job);
  const everyone = job.world.groups.find(({ kind }) => kind === 'everyone');
  for (const [place, { id, groups, department }] of job.world.users.entries()) {
    const { status, profile } = stage.twin.person(id);
    expect(status).toBe('ACTIVE');
    expect(profile).toMatchObject({
      login: expect.stringMatching(/^[a-z0-9]+\.[a-z0-9]+@financial-services\.example\.com$/),
      email: profile.login,
      employeeNumber: `EMP${String(1_000 + place).padStart(5, '0')}`,
      title: expect.stringMatching(/./),
      department,
    });
    expect(groups).toContain(everyone?.id);
    expect(groups).toContain(job.world.groups.find((group) => group.department === department)?.id);
    const assigned = job.world.app_assignments.filter(({ user_id }) => user_id === id).map(({ app_name }) => app_name);
    expect(assigned.length).toBeLessThanOrEqual(5);
    expect(assigned).toEqual(expect.arrayContaining(['Slack', 'Zoom', 'Microsoft 365', 'Google Workspace']));
  }
  const heads = stage.twin.users().filter(({ profile }) => profile.costCenter === job.id && !profile.manager);
  expect(heads.length).toBeLessThanOrEqual(1);
});

it('tells what the documented dashboard reads', async () => {
  const job = await stage.newJob({ initial_users: 5 });
  await stage.initialize(job);
  const { stats, world } = job;
  expect(stats).toMatchObject({
    users_created: 5,
    groups_created: 19,
    user_activations: 5,
    users_activated: 5,
    app_assignments_created: world.app_assignments.length,
    group_memberships_created: stats.user_group_assignments,
  });
  expect(Object.keys(stats).filter((stat) => !stage.worker.stats.includes(stat))).toEqual([]);
  const [user] = world.users;
  const facts = { user_id: user?.id, email: user?.email, user_name: user?.name };
  expect(actionsOf(job, 'user_created')[0]).toEqual({ ...facts, department: user?.department, title: user?.title });
  expect(actionsOf(job, 'user_activated')[0]).toEqual(facts);
  expect(actionsOf(job, 'group_created')[0]).toMatchObject({ group_name: 'All Employees' });
  expect(actionsOf(job, 'user_added_to_group')[0]).toMatchObject({
    user_email: user?.email,
    user_name: user?.name,
    group_name: 'All Employees',
  });
  expect(actionsOf(job, 'user_assigned_to_app')[0]).toMatchObject({ user_email: user?.email, app_name: 'Slack' });
});

it('takes its turn after people, and sends nobody an e-mail', async () => {
  await stage.initialize(await stage.newJob({ initial_users: 5 }));
  expect(stage.api.requests.filter(({ priority }) => priority !== 'background')).toEqual([]);
  const created = stage.twin.calls().filter(({ method, path }) => method === 'POST' && path === '/api/v1/users');
  expect(created.length).toBe(5);
  expect(created.every(({ body }) => 'credentials' in (body as object))).toBe(true);
});

it('keeps its hands off what has the same name, and cleans up to what was there', async () => {
  // The twins of two jobs with one seed want the same people and groups.
  const first = await stage.newJob({ initial_users: 6 });
  await stage.initialize(first);
  const second = await stage.newJob({ initial_users: 6 });
  const before = othersOf(stage, second);
  await stage.initialize(second);
  expect(othersOf(stage, second)).toEqual(before);
  expect(second.world.users.map(({ login }) => login)).toEqual(
    first.world.users.map(({ login }) => login.replace('@', '2@')),
  );
  expect(second.world.groups.map(({ name }) => name)).toEqual(
    // The organization had its own Managers and Contractors from the beginning.
    first.world.groups.map(({ name }) => (name.endsWith(' #2') ? name.replace('#2', '#3') : `${name} #2`)),
  );
  expect(first.world.groups.map(({ name }) => name)).toEqual(expect.arrayContaining(['Managers #2', 'Contractors #2']));
  expect(second.world.users.every(({ groups }) => groups.length >= 2)).toBe(true);
  await stage.clean(second);
  expect(othersOf(stage, second)).toEqual(before);
  expect(madeBy(stage, second)).toEqual({ users: [], groups: [], assignments: [] });
});

it('knows only its own again after an answer was lost', async () => {
  const job = await stage.newJob({ initial_users: 5 });
  const user = { login: 'ana.ruiz@acme.example.com', costCenter: job.id, employeeNumber: '1001' };
  const group = { name: 'Managers', description: `People who lead others [${job.id}]` };
  const hands = { organizationId: 'o', userId: 'u', signal: new AbortController().signal, jobId: job.id };
  const meant = { externalId: null, parentId: null, name: '', intendedAt: new Date(0) };
  const { objects } = stage.worker;
  expect(await objects.user?.find?.(hands, { ...meant, kind: 'user', draft: user })).toEqual([]);
  expect(await objects.group?.find?.(hands, { ...meant, kind: 'group', draft: group })).toEqual([]);
});

it('has departments for an industry that nobody has heard of', async () => {
  const job = await stage.newJob({ industry: 'Käse & Space Travel!', initial_users: 9, org_size: 'startup' });
  await stage.initialize(job);
  const departments = generalIndustry('any').departments.map(({ name }) => name);
  expect(new Set(job.world.users.map(({ department }) => department))).toEqual(new Set(departments));
  expect(job.world.users[0]?.login).toMatch(/@k-se-space-travel\.example\.com$/);
});

it('leaves out what Okta refuses, and tells of it', async () => {
  const job = await stage.newJob({ initial_users: 5, org_size: 'startup' });
  stage.twin.setFaults([{ match: { method: 'POST', path: '/api/v1/groups' }, times: 1, fault: { status: 403 } }]);
  await stage.initialize(job);
  expect(job.world.groups).toHaveLength(14);
  expect(job.failures).toEqual([
    { type: 'group_creation', message: expect.stringMatching(/^Okta refused: forbidden/) },
  ]);
  expect(job.stats.errors).toBe(1);
  expect(madeBy(stage, job)).toEqual(knownTo(job));
});

it('assigns no application where the organization has none of them', async () => {
  for (const app of stage.twin.apps()) app.status = 'INACTIVE';
  const job = await stage.newJob({ initial_users: 5 });
  await stage.initialize(job);
  expect(job.world.apps).toEqual([]);
  expect(job.stats.app_assignments_created).toBeUndefined();
});

it.each([
  [1, 1],
  [50, 10],
  [700, 100],
  [10_000, 500],
])('makes %i people in %i units', async (initial_users, units) => {
  const { initialUnits } = await stage.newJob({ initial_users, org_size: 'startup' });
  // Fifteen groups, and applications found in one.
  expect(initialUnits).toBe(3 + units + 1 + units);
});

it('takes over a state of its own, and what there is in a file of the system before', async () => {
  const job = await stage.newJob({ initial_users: 5 });
  expect(stage.worker.adopted(job.world)).toEqual(job.world);
  await stage.initialize(job);
  expect(stage.worker.adopted(job.world)).toEqual(job.world);
  const users = [{ id: '00u1', email: 'a@b.example.com', first_name: 'Ada', last_name: 'B', status: 'SUSPENDED' }];
  const legacy = { users, groups: [{ id: '00g1', name: 'All Employees' }], app_assignments: [] };
  expect(stage.worker.adopted(legacy)).toMatchObject({
    users: [{ id: '00u1', login: 'a@b.example.com', name: 'Ada B', status: 'suspended' }],
    groups: [{ id: '00g1', kind: 'everyone' }],
  });
  expect(stage.worker.adopted({ users: [{ email: 'a@b.example.com' }] })).toBeUndefined();
  expect(stage.worker.adopted({ groups: 'none' })).toBeUndefined();
});

it('names what it plans, and all that it has made', async () => {
  const job = await stage.newJob({ initial_users: 5 });
  expect(stage.worker.planned(job.config)).toEqual({ group: 19, user: 5 });
  await stage.initialize(job);
  const made = stage.worker.madeIn(job.world).map(({ kind, externalId }) => `${kind} ${externalId}`);
  const rows = await stage.prisma.generatedObject.findMany({ where: { jobId: job.id, kind: { not: 'membership' } } });
  expect(made.sort()).toEqual(rows.map(({ kind, externalId }) => `${kind} ${externalId}`).sort());
});
