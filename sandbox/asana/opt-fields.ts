import type { User } from './model.js';
import type { AsanaState } from './state.js';

/** Who looks, and at what. `liked` and the like depend on the viewer. */
export interface View {
  state: AsanaState;
  viewer: User;
  /** The OAuth application that asks; null for a personal access token. */
  app: string | null;
}

/**
 * How a resource is shown. `compact` is what a list or a link shows, `full` what a single read shows; a field in
 * neither is opt-in and only answered when `opt_fields` names it.
 */
export interface ResourceType<T> {
  compact: readonly string[];
  full: readonly string[];
  fields: Record<string, (record: T, view: View) => unknown>;
}

/** A link to a resource; how much of it is shown is decided when the answer is written. */
export class Ref {
  constructor(
    readonly compact: readonly string[],
    readonly full: readonly string[],
    readonly read: (field: string, view: View) => unknown,
  ) {}
}

export function refTo<T>(type: ResourceType<T>, record: T): Ref {
  return new Ref(type.compact, type.full, (field, view) => type.fields[field]?.(record, view));
}

/** A tree of wanted names; an empty branch asks for the thing itself. */
type Selection = Map<string, Selection>;

/** Reads `name,assignee.name,this.due_on`; undefined when nothing was asked for. https://developers.asana.com/docs/inputoutput-options */
export function parseOptFields(value: string | undefined): Selection | undefined {
  const paths = (value ?? '')
    .split(',')
    .map((path) => path.trim().replace(/^this\./, ''))
    .filter(Boolean);
  if (paths.length === 0) return undefined;
  const root: Selection = new Map();
  for (const path of paths) insert(root, path.split('.'));
  return root;
}

function insert(selection: Selection, path: string[]): void {
  let branch = selection;
  for (const name of path) {
    const next = branch.get(name) ?? new Map<string, Selection>();
    branch.set(name, next);
    branch = next;
  }
}

/** The resource as Asana would answer it: gid always, then what was asked for, or the default fields. */
export function show(ref: Ref, view: View, defaults: 'compact' | 'full', selection?: Selection): object {
  if (!selection || selection.size === 0) {
    return pick(ref[defaults].map((name) => [name, expand(ref.read(name, view), view)]));
  }
  const wanted: [string, unknown][] = [['gid', ref.read('gid', view)]];
  for (const [name, branch] of selection) wanted.push([name, expand(ref.read(name, view), view, branch)]);
  return pick(wanted);
}

function expand(value: unknown, view: View, selection?: Selection): unknown {
  if (value instanceof Ref) return show(value, view, 'compact', selection);
  if (Array.isArray(value)) return value.map((item) => expand(item, view, selection));
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value);
  const chosen = selection?.size ? entries.filter(([name]) => name === 'gid' || selection.has(name)) : entries;
  return pick(chosen.map(([name, item]) => [name, expand(item, view, selection?.get(name))]));
}

/** Asana ignores names it does not know, so an absent value is an absent field. */
function pick(entries: [string, unknown][]): object {
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}
