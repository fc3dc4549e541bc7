import { LOCATIONS } from '../industries/okta/locations.js';
import { FIRST_NAMES, LAST_NAMES } from '../industries/okta/names.js';
import { oktaIndustry } from '../industries/okta/okta-industries.js';
import {
  ALL_EMPLOYEES_GROUP,
  MANAGER_APPS,
  ORG_SIZES,
  type OrgSize,
  ROLE_GROUPS,
  UNIVERSAL_APPS,
} from '../industries/okta/organization.js';
import { type JobConfig, type OktaJobConfig } from '../jobs/job-config.js';
import { appsFor, type CommonApps, type PlannedGroup, plannedGroups } from '../people/organization.js';
import { type OrganizationShape, type PeopleSource } from '../people/person.js';
import { type OktaApp } from '../schedule/okta-state.js';
import { SeededRandom } from '../schedule/random.js';
import { generalIndustry } from './general-industry.js';

/** What kind of organization a job plays. */
export interface Setting {
  readonly orgSize: OrgSize;
  readonly shape: OrganizationShape;
  readonly source: PeopleSource;
  /** That it begins with. */
  readonly groups: readonly PlannedGroup[];
  readonly commonApps: CommonApps;
  /** Whether anybody in it would be assigned to the application. */
  uses(app: OktaApp): boolean;
}

const COMMON_APPS: CommonApps = { universal: UNIVERSAL_APPS, managers: MANAGER_APPS };

export function oktaConfigOf(config: JobConfig): OktaJobConfig {
  if (config.connection_type !== 'okta') throw new Error('The worker for Okta was handed a job of another kind.');
  return config;
}

export function settingOf({ industry: asked, org_size: orgSize }: OktaJobConfig): Setting {
  const { id, departments } = oktaIndustry(asked) ?? generalIndustry(domainLabel(asked));
  const { executiveRatio, hasComplexHierarchy } = ORG_SIZES[orgSize];
  const shape = { executiveRatio, hasComplexHierarchy };
  const everything = { apps: departments.flatMap(({ apps }) => apps) };
  return {
    orgSize,
    shape,
    source: { industry: id, departments, firstNames: FIRST_NAMES, lastNames: LAST_NAMES, places: LOCATIONS },
    groups: plannedGroups(ALL_EMPLOYEES_GROUP, departments, ROLE_GROUPS, shape),
    commonApps: COMMON_APPS,
    uses: (app) => appsFor({ level: 'manager' }, everything, COMMON_APPS, [app], SeededRandom.of(app.id)).length > 0,
  };
}

/** An industry becomes part of host names, https://www.rfc-editor.org/rfc/rfc1123#section-2 */
function domainLabel(industry: string): string {
  const plain = industry
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 40)
    .replace(/^-|-$/g, '');
  return plain || 'company';
}
