import { type FieldError } from '../../contracts/index.js';
import { problem } from '../../platform/problem/index.js';
import { isRefused, type ProjectFacts, UnknownReference } from './project-facts.js';
import { type Action, type RuleDefinition } from './rule.schemas.js';

const CUSTOM = 'custom_fields.';

/** A member of a rule that names something in Asana, and how to look whether it is there. */
interface Reference {
  readonly field: string;
  readonly check: () => Promise<unknown>;
}

/**
 * Looks whether everything a rule names is there, so that it fails now rather than in its first run.
 * @throws problem `validation_failed` that names each member, e.g. `actions.1.section`; ProviderError
 */
export async function checkReferences(rule: RuleDefinition, facts: ProjectFacts): Promise<void> {
  await checkProject(facts);
  const errors: FieldError[] = [];
  for (const { field, check } of referencesOf(rule, facts)) {
    try {
      await check();
    } catch (error) {
      if (!(error instanceof UnknownReference)) throw error;
      errors.push({ field, message: error.message });
    }
  }
  if (errors.length > 0) throw problem('validation_failed', { errors });
}

async function checkProject(facts: ProjectFacts): Promise<void> {
  try {
    await facts.client.project(facts.project);
  } catch (error) {
    if (!isRefused(error)) throw error;
    const message = 'is not a project that the account can see';
    throw problem('validation_failed', { errors: [{ field: 'trigger.project_id', message }], cause: error });
  }
}

function referencesOf({ trigger, conditions, actions }: RuleDefinition, facts: ProjectFacts): Reference[] {
  const moved = trigger.type === 'task_moved' ? trigger.section : undefined;
  return [
    ...(moved === undefined ? [] : [{ field: 'trigger.section', check: () => facts.section(moved) }]),
    ...conditions.flatMap((condition, index) =>
      condition.operator === 'any'
        ? condition.conditions.flatMap((each, at) => inField(each.field, `conditions.${index}.conditions.${at}`, facts))
        : inField(condition.field, `conditions.${index}`, facts),
    ),
    ...actions.flatMap((action, index) =>
      inAction(action, facts).map(({ field, check }) => ({ field: `actions.${index}.${field}`, check })),
    ),
  ];
}

const inField = (name: string, at: string, facts: ProjectFacts): Reference[] =>
  name.startsWith(CUSTOM) ? [{ field: `${at}.field`, check: () => facts.customField(name.slice(CUSTOM.length)) }] : [];

function inAction(action: Action, facts: ProjectFacts): Reference[] {
  switch (action.type) {
    case 'assign':
    case 'create_subtask': {
      const { assignee } = action;
      return assignee ? [{ field: 'assignee', check: () => facts.person(assignee) }] : [];
    }
    case 'add_follower':
      return [{ field: 'follower', check: () => facts.person(action.follower) }];
    case 'move_to_section':
      return [{ field: 'section', check: () => facts.section(action.section) }];
    case 'add_tag':
    case 'remove_tag':
      return [{ field: 'tag', check: () => facts.tag(action.tag) }];
    case 'set_custom_field':
      return [
        { field: 'field', check: () => facts.customField(action.field) },
        { field: 'value', check: () => valueCheck(action, facts) },
      ];
    case 'add_comment':
    case 'complete':
    case 'set_due_date':
      return [];
  }
}

/** An unknown field is said once, at the field. */
async function valueCheck(action: Action & { type: 'set_custom_field' }, facts: ProjectFacts): Promise<void> {
  const isKnown = await facts.customField(action.field).then(
    () => true,
    (error: unknown) => !(error instanceof UnknownReference),
  );
  if (isKnown) await facts.checkValue(action.field, action.value);
}
