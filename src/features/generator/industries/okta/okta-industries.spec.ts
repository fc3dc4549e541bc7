import { LOCATIONS } from './locations.js';
import { FIRST_NAMES, LAST_NAMES } from './names.js';
import { OKTA_INDUSTRIES, oktaIndustry } from './okta-industries.js';
import { MANAGER_APPS, ORG_SIZES, ROLE_GROUPS, UNIVERSAL_APPS } from './organization.js';

const departments = OKTA_INDUSTRIES.flatMap((industry) =>
  industry.departments.map((department) => ({ industry: industry.id, department, name: department.name })),
);

describe('the industries of Okta', () => {
  it('have the documented numbers of departments', () => {
    expect(Object.fromEntries(OKTA_INDUSTRIES.map(({ id, departments }) => [id, departments.length]))).toEqual({
      healthcare: 10,
      retail: 12,
      financial_services: 12,
      government: 12,
      technology: 14,
      media: 14,
      manufacturing: 13,
      travel: 13,
      education: 13,
      energy: 13,
    });
  });

  it('know the name that the dashboard uses; construction has no world in Okta', () => {
    expect(oktaIndustry('finance')?.id).toBe('financial_services');
    expect(oktaIndustry('construction')).toBeUndefined();
    expect(oktaIndustry('')).toBeUndefined();
  });

  it('name each department once', () => {
    for (const { departments } of OKTA_INDUSTRIES) {
      expect(new Set(departments.map(({ name }) => name)).size).toBe(departments.length);
    }
  });

  it.each(departments)('have titles of every level and applications: $industry $name', ({ department }) => {
    const titles = Object.values(department.titles);
    expect(titles).toHaveLength(5);
    for (const level of titles) expect(level.length).toBeGreaterThan(0);
    const all = titles.flat();
    expect(new Set(all).size).toBe(all.length);
    for (const title of all) expect(title).toMatch(/^\p{Lu}.{3,60}$/u);
    expect(department.apps.length).toBeGreaterThanOrEqual(3);
    expect(new Set(department.apps).size).toBe(department.apps.length);
  });
});

describe('an organization', () => {
  it('comes in the documented sizes', () => {
    expect(
      Object.values(ORG_SIZES).map((size) => [
        ...size.users,
        size.departments,
        size.executiveRatio,
        size.hasComplexHierarchy,
        ...size.apps,
      ]),
    ).toEqual([
      [10, 50, 4, 0.15, false, 8, 15],
      [100, 500, 10, 0.1, true, 20, 35],
      [1_000, 10_000, 16, 0.08, true, 40, 80],
    ]);
  });

  it('has the documented groups and applications', () => {
    expect(ROLE_GROUPS.map(({ name }) => name)).toEqual(['Managers', 'Senior Engineers', 'Directors', 'Contractors']);
    expect(UNIVERSAL_APPS).toEqual(['Slack', 'Zoom', 'Microsoft 365', 'Google Workspace']);
    expect(MANAGER_APPS).toEqual(['Workday', 'Tableau', 'Power BI']);
  });

  it('draws people from many names, each fit for a login, and places once each', () => {
    for (const names of [FIRST_NAMES, LAST_NAMES]) {
      expect(names.length).toBeGreaterThanOrEqual(150);
      expect(new Set(names).size).toBe(names.length);
      for (const name of names) expect(name).toMatch(/^[A-Z][A-Za-z-]+$/);
    }
    expect(new Set(LOCATIONS.map(({ city }) => city)).size).toBe(LOCATIONS.length);
    for (const { countryCode } of LOCATIONS) expect(countryCode).toMatch(/^[A-Z]{2}$/);
  });
});
