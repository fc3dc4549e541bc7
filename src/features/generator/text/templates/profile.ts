import { oktaIndustry } from '../../industries/okta/okta-industries.js';
import { LOCATIONS } from '../../industries/okta/locations.js';
import { FIRST_NAMES, LAST_NAMES } from '../../industries/okta/names.js';
import type { TitleLevel } from '../../industries/okta/okta-industry.js';
import type { Random } from '../random.js';
import type { TextContext, TextJob } from '../text-source.js';
import type { UserProfile } from '../user-profile.js';

const DRAWS = 40;
const OTHER_TITLES: Readonly<Record<TitleLevel, string>> = {
  executive: 'Vice President',
  director: 'Director',
  manager: 'Manager',
  senior: 'Senior Specialist',
  staff: 'Specialist',
};

/** An employee of the department; their full name is none that the context avoids, as long as there is any. */
export function templateProfile(
  { industry }: Pick<TextJob, 'industry'>,
  { department, level = 'staff', avoid }: TextContext,
  random: Random,
): UserProfile {
  const known = oktaIndustry(industry)?.departments.find(({ name }) => name === department);
  const title = known ? random.pick(known.titles[level]) : `${department ?? ''} ${OTHER_TITLES[level]}`.trim();
  return { ...freshName(new Set(avoid), random), title, ...random.pick(LOCATIONS) };
}

function freshName(taken: ReadonlySet<string>, random: Random) {
  for (let draw = 1; ; draw++) {
    const [firstName, lastName] = [random.pick(FIRST_NAMES), random.pick(LAST_NAMES)];
    if (!taken.has(`${firstName} ${lastName}`) || draw === DRAWS) return { firstName, lastName };
  }
}
