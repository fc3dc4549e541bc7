import { badRequest } from './errors.js';
import { dateText, momentText } from './input.js';

/** The query of one call, read as Asana reads it; a repeated parameter counts as a list. */
export class Query {
  constructor(private readonly values: Readonly<Record<string, string | string[] | undefined>>) {}

  names(): string[] {
    return Object.keys(this.values);
  }

  text(name: string): string | undefined {
    const value = this.values[name];
    const joined = Array.isArray(value) ? value.join(',') : value;
    return joined === '' ? undefined : joined;
  }

  required(name: string): string {
    const value = this.text(name);
    if (value === undefined) throw badRequest(`${name}: Missing input`);
    return value;
  }

  list(name: string): string[] | undefined {
    return this.text(name)
      ?.split(',')
      .map((part) => part.trim());
  }

  flag(name: string): boolean | undefined {
    const value = this.text(name);
    if (value === undefined) return undefined;
    if (value !== 'true' && value !== 'false') throw badRequest(`${name}: Value is not a boolean: ${value}`);
    return value === 'true';
  }

  date(name: string): string | undefined {
    const value = this.text(name);
    return value === undefined ? undefined : dateText(name, value);
  }

  moment(name: string): string | undefined {
    const value = this.text(name);
    return value === undefined ? undefined : momentText(name, value);
  }

  /** `completed_since` also takes the word `now`. */
  momentOrNow(name: string, now: string): string | undefined {
    const value = this.text(name);
    if (value === undefined || value === 'now') return value === undefined ? undefined : now;
    return /^\d{4}-\d{2}-\d{2}$/.test(value) ? `${dateText(name, value)}T00:00:00.000Z` : momentText(name, value);
  }
}
