import { type Random } from '../schedule/random.js';
import { type Level, leads, LEVELS } from './person.js';

/** What reporting lines depend on. */
export interface Colleague {
  login: string;
  department: string;
  level: Level;
}

/** Who reports to whom: to the next level above in one's department, its head to the head of the whole. */
export class Hierarchy {
  /** Those who lead, by department and level. */
  readonly #leaders = new Map<string, Map<Level, string[]>>();
  readonly #executives: string[] = [];

  /** @param people oldest first: the first executive heads the whole */
  constructor(people: Iterable<Colleague>) {
    for (const { login, department, level } of people) {
      if (!leads(level)) continue;
      if (level === 'executive') this.#executives.push(login);
      const levels = this.#leaders.get(department) ?? new Map<Level, string[]>();
      const leaders = levels.get(level) ?? [];
      leaders.push(login);
      this.#leaders.set(department, levels.set(level, leaders));
    }
  }

  /** Login of the manager; undefined where nobody stands above. */
  managerOf({ login, department, level }: Colleague, random: Random): string | undefined {
    const levels = this.#leaders.get(department);
    for (const above of LEVELS.slice(LEVELS.indexOf(level) + 1)) {
      const leaders = levels?.get(above);
      if (leaders !== undefined) return random.pick(leaders);
    }
    const [head] = this.#executives;
    if (level === 'executive') return head === login ? undefined : head;
    return this.#executives.length === 0 ? undefined : random.pick(this.#executives);
  }

  /** Whether a department has its head. */
  hasExecutive(department: string): boolean {
    return this.#leaders.get(department)?.has('executive') ?? false;
  }
}
