import { z } from 'zod';
import { type MadeObject } from '../engine/step.js';
import { type OktaJobConfig } from '../jobs/job-config.js';
import { FIRST_EMPLOYEE_NUMBER } from '../people/staffing.js';
import { settingOf } from './setting.js';
import { oktaWorld, type OktaWorld } from './world.js';

type Known = Omit<MadeObject, 'intendedAt'>;

/** What the initialization makes, by kind. */
export const plannedObjects = (config: OktaJobConfig): Record<string, number> => ({
  group: settingOf(config).groups.length,
  user: config.initial_users,
});

/** All that a state names, for cleaning up after jobs whose objects were never written down one by one. */
export const objectsIn = ({ groups, users, app_assignments: assignments }: OktaWorld): Known[] => [
  ...groups.map(({ id, name }) => ({ kind: 'group', externalId: id, parentId: null, name, draft: {} })),
  ...users.map(({ id, login }) => ({ kind: 'user', externalId: id, parentId: null, name: login, draft: {} })),
  ...assignments.map(({ app_id: app, user_id: user, app_name: name }) => ({
    ...{ kind: 'app_assignment', externalId: `${app}/${user}`, parentId: app, name, draft: { app, user } },
  })),
];

const text = z.string().max(500).optional();
const legacyUser = z.looseObject({
  id: z.string(),
  email: text,
  login: text,
  name: text,
  first_name: text,
  last_name: text,
  department: text,
  title: text,
  status: text,
});
const legacyGroup = z.looseObject({ id: z.string(), name: z.string().max(500), type: text });
const legacyAssignment = z.looseObject({ app_id: z.string(), user_id: z.string(), app_name: text });
const legacyFile = z.looseObject({
  users: z.array(legacyUser).default([]),
  groups: z.array(legacyGroup).default([]),
  app_assignments: z.array(legacyAssignment).default([]),
});

/** Long ago: such files do not say when. */
const SOME_TIME = new Date(0).toISOString();

/** The state in a file of the system before, which named little; undefined when there is none in it. */
export function adoptedWorld(file: Readonly<Record<string, unknown>>): OktaWorld | undefined {
  const own = oktaWorld.safeParse(file);
  if (own.success) return own.data;
  const legacy = legacyFile.safeParse(file);
  if (!legacy.success) return undefined;
  const { users, groups, app_assignments: assignments } = legacy.data;
  const adopted = oktaWorld.safeParse({
    users: users.map((user, place) => adoptedUser(user, place)),
    groups: groups.map(({ id, name }) => ({
      ...{ id, name, planned_name: name, created_at: SOME_TIME },
      kind: name === 'All Employees' ? 'everyone' : 'other',
    })),
    app_assignments: assignments.map(({ app_id, user_id, app_name = app_id }) => ({ app_id, user_id, app_name })),
    apps: [],
    plan: { seed: 'adopted', started_at: SOME_TIME },
    next_employee_number: FIRST_EMPLOYEE_NUMBER + users.length,
  });
  return adopted.success ? adopted.data : undefined;
}

function adoptedUser({ id, email, login = email ?? id, status, ...user }: z.output<typeof legacyUser>, place: number) {
  const name = user.name ?? [user.first_name, user.last_name].filter(Boolean).join(' ');
  const isGone = status !== undefined && /deprovisioned|deactivated/i.test(status);
  return {
    ...{ id, login, email: email ?? login, name: name || login, city: '', level: 'staff', contractor: false },
    status: isGone ? 'deactivated' : /suspended/i.test(status ?? '') ? 'suspended' : 'active',
    ...{ department: user.department ?? '', title: user.title ?? '', start_date: SOME_TIME.slice(0, 10) },
    employee_number: `EMP${String(FIRST_EMPLOYEE_NUMBER + place).padStart(5, '0')}`,
    ...{ groups: [], created_at: SOME_TIME },
  };
}
