import { badSearch } from './errors.js';

type Literal = string | number | boolean | null;
type Resolve = (path: string) => unknown;
export type Matches = (valueOf: Resolve) => boolean;

interface FilterOptions {
  /** Whether a property may be asked for at all. */
  allows?: (path: string) => boolean;
}

const TOKEN = /\s*(?:([()])|("(?:[^"\\]|\\.)*")|([^\s()"]+))/gy;
const PATH = /^[A-Za-z_][\w.]*$/;

/**
 * Reads an expression such as `status eq "ACTIVE" and (profile.login sw "a" or lastUpdated gt "2026-01-01T00:00:00Z")`;
 * 400 `E0000031` when it is none. Operators and string values do not mind upper and lower case.
 */
export function parseFilter(text: string, options: FilterOptions = {}): Matches {
  const parser = new Parser(tokensOf(text), options);
  return parser.whole();
}

function tokensOf(text: string): string[] {
  const tokens: string[] = [];
  let end = 0;
  for (const match of text.matchAll(TOKEN)) {
    tokens.push(match[1] ?? match[2] ?? match[3] ?? '');
    end = match.index + match[0].length;
  }
  if (text.slice(end).trim() !== '') throw badSearch();
  return tokens;
}

class Parser {
  private at = 0;

  constructor(
    private readonly tokens: string[],
    private readonly options: FilterOptions,
  ) {}

  whole(): Matches {
    const matches = this.either();
    if (this.at < this.tokens.length) throw badSearch();
    return matches;
  }

  private either(): Matches {
    const parts = [this.both()];
    while (this.takeWord('or')) parts.push(this.both());
    return (valueOf) => parts.some((matches) => matches(valueOf));
  }

  private both(): Matches {
    const parts = [this.single()];
    while (this.takeWord('and')) parts.push(this.single());
    return (valueOf) => parts.every((matches) => matches(valueOf));
  }

  private single(): Matches {
    if (this.takeWord('not')) {
      const matches = this.single();
      return (valueOf) => !matches(valueOf);
    }
    if (this.takeWord('(')) {
      const matches = this.either();
      if (!this.takeWord(')')) throw badSearch();
      return matches;
    }
    return this.comparison();
  }

  private comparison(): Matches {
    const path = this.next();
    const operator = this.next().toLowerCase();
    if (!PATH.test(path) || !(this.options.allows?.(path) ?? true)) throw badSearch();
    if (operator === 'pr') return (valueOf) => isPresent(valueOf(path));
    const compare = OPERATORS[operator];
    if (!compare) throw badSearch();
    const wanted = literal(this.next());
    return (valueOf) => {
      const value = valueOf(path);
      return (Array.isArray(value) ? value : [value]).some((one) => compare(one, wanted));
    };
  }

  private takeWord(word: string): boolean {
    if (this.tokens[this.at]?.toLowerCase() !== word) return false;
    this.at += 1;
    return true;
  }

  private next(): string {
    const token = this.tokens[this.at];
    if (token === undefined) throw badSearch();
    this.at += 1;
    return token;
  }
}

function literal(token: string): Literal {
  try {
    return JSON.parse(token) as Literal;
  } catch {
    throw badSearch();
  }
}

const isPresent = (value: unknown): boolean =>
  value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0);

/** Moments compare as moments, whatever their zone and precision; everything else as it is. */
function comparable(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  const isMoment = /^\d{4}-\d{2}-\d{2}T[\d:.]+(Z|[+-]\d{2}:?\d{2})$/.test(value);
  return isMoment ? Date.parse(value) : value.toLowerCase();
}

function order(value: unknown, wanted: Literal): number | undefined {
  const [a, b] = [comparable(value), comparable(wanted)];
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  if (typeof a === 'string' && typeof b === 'string') return a < b ? -1 : Number(a > b);
  return undefined;
}

function inText(value: unknown, wanted: Literal, holds: (text: string, part: string) => boolean): boolean {
  return typeof value === 'string' && typeof wanted === 'string' && holds(value.toLowerCase(), wanted.toLowerCase());
}

type Compare = (value: unknown, wanted: Literal) => boolean;

const isEqual: Compare = (value, wanted) => comparable(value) === comparable(wanted);

const OPERATORS: Record<string, Compare | undefined> = {
  eq: isEqual,
  ne: (value, wanted) => !isEqual(value, wanted),
  sw: (value, wanted) => inText(value, wanted, (text, part) => text.startsWith(part)),
  ew: (value, wanted) => inText(value, wanted, (text, part) => text.endsWith(part)),
  co: (value, wanted) => inText(value, wanted, (text, part) => text.includes(part)),
  gt: (value, wanted) => (order(value, wanted) ?? 0) > 0,
  ge: (value, wanted) => (order(value, wanted) ?? -1) >= 0,
  lt: (value, wanted) => (order(value, wanted) ?? 0) < 0,
  le: (value, wanted) => (order(value, wanted) ?? 1) <= 0,
};
