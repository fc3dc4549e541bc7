import { invalid } from './errors.js';

/** The parameters behind the question mark. */
export class Query {
  constructor(private readonly values: Record<string, unknown>) {}

  /** Of a parameter given twice the first counts; an empty one counts as not given. */
  text(name: string): string | undefined {
    const value = this.values[name];
    const first: unknown = Array.isArray(value) ? value[0] : value;
    return typeof first === 'string' && first !== '' ? first : undefined;
  }

  flag(name: string, otherwise: boolean): boolean {
    const value = this.text(name);
    if (value === undefined) return otherwise;
    if (value !== 'true' && value !== 'false') throw invalid(name, `${name}: Must be true or false`);
    return value === 'true';
  }

  /** Milliseconds since the epoch. */
  moment(name: string): number | undefined {
    const value = this.text(name);
    if (value === undefined) return undefined;
    const moment = Date.parse(value);
    if (Number.isNaN(moment)) throw invalid(name, `${name}: Must be an ISO 8601 timestamp, not: ${value}`);
    return moment;
  }

  /** All parameters but these, for links to other pages. */
  without(...names: string[]): URLSearchParams {
    const kept = Object.keys(this.values).filter((name) => !names.includes(name));
    return new URLSearchParams(kept.map((name): [string, string] => [name, this.text(name) ?? '']));
  }
}
