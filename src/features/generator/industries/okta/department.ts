import type { OktaDepartment } from './okta-industry.js';

type Titles = string | readonly string[];

/** A department, its titles from executive down to staff, one or several each. */
export function department(
  name: string,
  [executive, director, manager, senior, staff]: readonly [Titles, Titles, Titles, Titles, Titles],
  apps: readonly string[],
): OktaDepartment {
  const list = (titles: Titles) => (typeof titles === 'string' ? [titles] : titles);
  return {
    name,
    titles: {
      executive: list(executive),
      director: list(director),
      manager: list(manager),
      senior: list(senior),
      staff: list(staff),
    },
    apps,
  };
}
