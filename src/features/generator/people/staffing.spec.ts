import { SeededRandom } from '../schedule/random.js';
import { freeLogin } from './login.js';
import { appsFor, memberships, plannedGroups, type RoleGroup } from './organization.js';
import { leads, LEVELS, type PeopleSource, type Person } from './person.js';
import { profileChanges } from './profile-change.js';
import { hire, staff } from './staffing.js';

const NOW = Date.parse('2026-11-22T12:00:00Z');
const DAY = 86_400_000;

const department = (name: string, apps: string[] = []) => ({
  name,
  apps,
  titles: {
    staff: [`${name} Engineer`, `${name} Analyst`],
    senior: [`Senior ${name} Engineer`, `Senior ${name} Analyst`],
    manager: [`${name} Manager`],
    director: [`Director of ${name}`],
    executive: [`VP of ${name}`],
  },
});
const letters = [...'abcdefghijklmnopqrst'];
const source: PeopleSource = {
  industry: 'financial_services',
  departments: ['Risk', 'Trading', 'Audit', 'Platform', 'Branches', 'People', 'Legal'].map((name) => department(name)),
  firstNames: ['Björn', 'Dương', 'Łukasz', ...letters.flatMap((first) => letters.map((last) => `${first}i${last}a`))],
  lastNames: ['Ng', "O'Brien", 'Smith-Jones', 'Øster'],
  places: [
    { city: 'Chicago', state: 'IL', countryCode: 'US' },
    { city: 'Leeds', state: 'England', countryCode: 'GB' },
  ],
};
const shapes = {
  startup: { executiveRatio: 0.15, hasComplexHierarchy: false },
  midsize: { executiveRatio: 0.1, hasComplexHierarchy: true },
  enterprise: { executiveRatio: 0.08, hasComplexHierarchy: true },
};
const people = (size: keyof typeof shapes, count: number, seed = 'staff') =>
  staff(source, shapes[size], count, NOW, SeededRandom.of(`${seed} ${size}`));
const byLogin = (all: Person[]) => new Map(all.map((person) => [person.login, person]));

describe('the first people of an organization', () => {
  it.each([1, 6, 7, 50, 1_000])('%i are spread evenly over the departments', (count) => {
    const all = people('midsize', count);
    const sizes = source.departments.map(({ name }) => all.filter((person) => person.department === name).length);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(count);
    expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
  });

  it('have logins of their own, numbers from 1000 and start dates 30 to 1,095 days ago', () => {
    const all = people('enterprise', 2_000);
    expect(new Set(all.map(({ login }) => login)).size).toBe(2_000);
    for (const { login } of all) expect(login).toMatch(/^[a-z]+\.[a-z]+\d*@financial-services\.example\.com$/);
    expect(all[0]?.employeeNumber).toBe('EMP01000');
    expect(all[1_999]?.employeeNumber).toBe('EMP02999');
    const days = all.map(({ startDate }) => (Date.parse('2026-11-22') - Date.parse(startDate)) / DAY);
    expect(Math.min(...days)).toBeGreaterThanOrEqual(30);
    expect(Math.max(...days)).toBeLessThanOrEqual(1_095);
    const mean = days.reduce((sum, each) => sum + each, 0) / days.length;
    expect(Math.abs(mean - 562.5)).toBeLessThan((5 * 1_066) / Math.sqrt(12 * 2_000));
  });

  it.each([
    ['startup', 0.15],
    ['midsize', 0.1],
    ['enterprise', 0.08],
  ] as const)('of a %s are executives and directors by %f, one head a department', (size, ratio) => {
    const count = 10_000;
    const all = people(size, count);
    const executives = all.filter(({ level }) => level === 'executive');
    const directors = all.filter(({ level }) => level === 'director');
    expect(new Set(executives.map((person) => person.department)).size).toBe(executives.length);
    const off = executives.length + directors.length - count * ratio;
    expect(Math.abs(off)).toBeLessThan(4.5 * Math.sqrt(count * ratio * (1 - ratio)));
    expect(all.some(({ level }) => level === 'manager')).toBe(size !== 'startup');
  });

  it('have titles of their department and level', () => {
    for (const person of people('midsize', 500)) {
      const own = source.departments.find(({ name }) => name === person.department);
      expect(own?.titles[person.level]).toContain(person.title);
      if (person.contractor) expect(leads(person.level)).toBe(false);
    }
  });

  it('report upwards, in the end to one head', () => {
    const all = people('enterprise', 1_000);
    const found = byLogin(all);
    const heads = all.filter(({ manager }) => manager === undefined);
    expect(heads).toHaveLength(1);
    expect(heads[0]).toBe(all.find(({ level }) => level === 'executive'));
    for (const person of all) {
      const manager = found.get(person.manager ?? '');
      if (manager === undefined || person.level === 'executive') continue;
      expect(LEVELS.indexOf(manager.level)).toBeGreaterThan(LEVELS.indexOf(person.level));
      expect(manager.department).toBe(person.department);
      expect(leads(manager.level)).toBe(true);
    }
  });

  it('are the same for the same seed', () => {
    expect(people('midsize', 200)).toEqual(people('midsize', 200));
    expect(people('midsize', 200, 'other')).not.toEqual(people('midsize', 200));
  });

  it('without anybody to lead have no managers', () => {
    const [only] = staff(source, { executiveRatio: 0, hasComplexHierarchy: false }, 1, NOW, SeededRandom.of('one'));
    expect(only).not.toHaveProperty('manager');
  });
});

describe('somebody who joins', () => {
  const there = people('midsize', 200);
  const taken = new Set(there.map(({ login }) => login));

  it('fits in: next number, free login, a manager, no second head of a department', () => {
    for (let seed = 0; seed < 300; seed += 1) {
      const random = SeededRandom.of(`hire ${seed}`);
      const person = hire(source, shapes.midsize, there, { number: 1_200, taken }, NOW, random);
      expect(person.employeeNumber).toBe('EMP01200');
      expect(taken.has(person.login)).toBe(false);
      const colleagues = there.filter((each) => each.department === person.department);
      const headed = colleagues.some(({ level }) => level === 'executive');
      const manager = byLogin(there).get(person.manager ?? '');
      if (person.level === 'executive')
        expect({ headed, manager: manager?.level }).toEqual({ headed: false, manager: 'executive' });
      else expect(manager?.level).not.toBe(person.level);
      if (headed) expect(manager?.department).toBe(person.department);
    }
  });
});

describe('logins', () => {
  it.each([
    ['Zoë', 'Müller', 'zoe.muller@energy.example.com'],
    ['Łukasz', 'Straße', 'lukasz.strasse@energy.example.com'],
    ['Mary Jane', "O'Neil-Søby", 'maryjane.oneilsoby@energy.example.com'],
    ['İpek', 'Işık', 'ipek.isik@energy.example.com'],
    ['李', 'Đặng', 'user.dang@energy.example.com'],
  ])('%s %s is %s', (firstName, lastName, login) => {
    expect(freeLogin({ firstName, lastName }, 'energy', new Set())).toBe(login);
  });

  it('number namesakes', () => {
    const taken = new Set<string>();
    const logins = Array.from({ length: 3 }, () => {
      const login = freeLogin({ firstName: 'Ana', lastName: 'Ng' }, 'media', taken);
      taken.add(login);
      return login;
    });
    expect(logins).toEqual(['ana.ng@media.example.com', 'ana.ng2@media.example.com', 'ana.ng3@media.example.com']);
  });
});

describe('groups', () => {
  const everyone = { name: 'All Employees', description: 'Everyone.' };
  const roles: RoleGroup[] = [
    { name: 'Managers', levels: ['manager', 'director', 'executive'] },
    { name: 'Senior Engineers', levels: ['senior'] },
    { name: 'Directors', levels: ['director', 'executive'] },
    { name: 'Contractors', levels: [] },
  ];
  const fourteen = Array.from({ length: 14 }, (_, place) => ({ name: `Department ${place}` }));

  it.each([
    ['startup', 15],
    ['midsize', 19],
    ['enterprise', 19],
  ] as const)('of 14 departments in a %s are %i', (size, count) => {
    const groups = plannedGroups(everyone, fourteen, roles, shapes[size]);
    expect(groups).toHaveLength(count);
    expect(new Set(groups.map(({ name }) => name)).size).toBe(count);
    expect(groups[0]).toEqual({ ...everyone, kind: 'everyone' });
  });

  const groups = plannedGroups(everyone, source.departments, roles, shapes.midsize);
  const of = (level: Person['level'], contractor = false) =>
    memberships({ department: 'Risk', level, contractor }, groups).map(({ name }) => name);

  it('take in whom they are for', () => {
    expect(of('staff')).toEqual(['All Employees', 'Risk']);
    expect(of('senior')).toEqual(['All Employees', 'Risk', 'Senior Engineers']);
    expect(of('staff', true)).toEqual(['All Employees', 'Risk', 'Contractors']);
    expect(of('manager')).toEqual(['All Employees', 'Risk', 'Managers']);
    expect(of('director')).toEqual(['All Employees', 'Risk', 'Managers', 'Directors']);
  });
});

describe('applications', () => {
  const common = {
    universal: ['Slack', 'Zoom', 'Microsoft 365', 'Google Workspace'],
    managers: ['Workday', 'Tableau', 'Power BI'],
  };
  const labels = ['slack', 'Zoom Workplace', 'Workday', 'Tableau Cloud', 'GitHub', 'Jira', 'Zoominfo', 'Git'];
  const existing = labels.map((label, place) => ({ id: `app${place}`, label }));
  const drawn = (level: Person['level'], seed: number) =>
    appsFor(
      { level },
      department('Risk', ['GitHub', 'Jira', 'Figma']),
      common,
      existing,
      SeededRandom.of(`apps ${seed}`),
    ).map(({ label }) => label);

  it('are everybody’s that exist, then those of the department', () => {
    const apps = drawn('staff', 1);
    expect(apps.slice(0, 2)).toEqual(['slack', 'Zoom Workplace']);
    expect(apps.slice(2).sort()).toEqual(['GitHub', 'Jira']);
  });

  it('are at most five, different ones, and for those who lead also managers’', () => {
    const seen = new Set<string>();
    for (let seed = 0; seed < 100; seed += 1) {
      const apps = drawn('director', seed);
      expect(apps).toHaveLength(5);
      expect(new Set(apps).size).toBe(5);
      apps.forEach((label) => seen.add(label));
    }
    expect([...seen].sort()).toEqual(['GitHub', 'Jira', 'Tableau Cloud', 'Workday', 'Zoom Workplace', 'slack']);
  });

  it('are none where the organization has none of them', () => {
    expect(appsFor({ level: 'staff' }, department('Risk'), common, [], SeededRandom.of('none'))).toEqual([]);
  });
});

describe('changes of a profile', () => {
  const kinds = (level: Person['level'], among: Pick<PeopleSource, 'departments' | 'places'> = source) =>
    profileChanges({ department: 'Risk', level, city: 'Chicago' }, among).map((draw) =>
      draw(SeededRandom.of('change')),
    );

  it('are a promotion, a transfer and another location', () => {
    const [promotion, transfer, location] = kinds('senior');
    expect(promotion).toEqual({ kind: 'promotion', level: 'manager', title: 'Risk Manager' });
    expect(transfer).toMatchObject({ kind: 'transfer', title: expect.stringMatching(/^Senior (?!Risk)/) });
    expect(location).toEqual({ kind: 'location', place: source.places[1] });
  });

  it('promote nobody to head a department', () => {
    expect(kinds('director').map(({ kind }) => kind)).toEqual(['transfer', 'location']);
    expect(kinds('executive').map(({ kind }) => kind)).toEqual(['transfer', 'location']);
  });

  it('are none at the top of the only department in the only place', () => {
    const small = { departments: source.departments.slice(0, 1), places: source.places.slice(0, 1) };
    expect(kinds('director', small)).toEqual([]);
  });
});
