import { type Random } from '../schedule/random.js';
import { type Level, LEVELS, type PeopleSource, type Place } from './person.js';

/** What of a profile changes. Who is transferred also leaves the group of one department for that of the other. */
export type ProfileChange =
  | { kind: 'promotion'; level: Level; title: string }
  | { kind: 'transfer'; department: string; title: string }
  | { kind: 'location'; place: Place };

/** Nobody is promoted to head a department: it has its head. */
const HIGHEST_PROMOTION = LEVELS.indexOf('director');

/**
 * The changes possible to somebody's profile, each still to be drawn: a promotion, a transfer, another location. None at
 * the top of the only department in the only place.
 */
export function profileChanges(
  person: { department: string; level: Level; city: string },
  { departments, places }: Pick<PeopleSource, 'departments' | 'places'>,
): ((random: Random) => ProfileChange)[] {
  const own = departments.find(({ name }) => name === person.department);
  const above = LEVELS.indexOf(person.level) + 1;
  const others = departments.filter(({ name }) => name !== person.department);
  const elsewhere = places.filter(({ city }) => city !== person.city);
  const changes: ((random: Random) => ProfileChange)[] = [];
  if (own !== undefined && above <= HIGHEST_PROMOTION) {
    const level = LEVELS[above] as Level;
    changes.push((random) => ({ kind: 'promotion', level, title: random.pick(own.titles[level]) }));
  }
  if (others.length > 0) {
    changes.push((random) => {
      const { name, titles } = random.pick(others);
      return { kind: 'transfer', department: name, title: random.pick(titles[person.level]) };
    });
  }
  if (elsewhere.length > 0) changes.push((random) => ({ kind: 'location', place: random.pick(elsewhere) }));
  return changes;
}
