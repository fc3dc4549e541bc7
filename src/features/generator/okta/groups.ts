import { type Random } from '../schedule/random.js';
import { type TextContext } from '../text/text-source.js';
import { ifThere, isTaken } from './answers.js';
import { describedAs, type GroupDraft } from './objects.js';
import { ifPossible } from './presence.js';
import { type Work } from './work.js';
import { forgetGroup, type WorldGroup, type WorldUser } from './world.js';

/** How many names are tried for one group. */
const MOST_NAMES = 20;

/** Failure: somebody could not join or leave a group. */
export const NO_MEMBER = 'group_membership';

const FEWEST_FIRST_MEMBERS = 2;
const MOST_FIRST_MEMBERS = 6;

/** A group that is wanted: its name is changed where the organization has it already. */
interface WantedGroup extends Pick<WorldGroup, 'name' | 'kind' | 'department' | 'planned_name'> {
  /** Without one, a text is written. */
  readonly description?: string;
}

/** Makes a group. @throws ProviderError */
export async function createGroup(work: Work, key: string, wanted: WantedGroup): Promise<WorldGroup> {
  const { step, world } = work;
  const made = await make(work, `${work.scope}${key}`, wanted);
  const { kind, department, planned_name } = wanted;
  const group: WorldGroup = { ...made, kind, department, planned_name, created_at: step.at.toISOString() };
  world.groups.push(group);
  step.count('groups_created');
  step.log('group_created', { group_id: group.id, group_name: group.name, kind });
  return group;
}

async function make({ step }: Work, key: string, { name: wanted, department, ...described }: WantedGroup) {
  let { description } = described;
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? wanted : `${wanted} #${number}`;
    const draft = async (): Promise<GroupDraft> => {
      description ??= await step.write('group_description', { groupName: name, ...(department && { department }) });
      return { name, description: describedAs(description, step.jobId) };
    };
    try {
      const made = await step.make({ key, kind: 'group', name, draft });
      return { id: made.id, name: made.draft.name };
    } catch (error) {
      if (!isTaken(error) || number === MOST_NAMES) throw error;
    }
  }
}

/** A group as organizations come by them, with its first members. @throws ProviderError */
export async function foundGroup(work: Work): Promise<void> {
  const { step, world, setting, random } = work;
  const { name: department } = random.pick(setting.source.departments);
  const members = firstMembers(work, random);
  const names = world.groups.map(({ name }) => name);
  const context: TextContext = { department, avoid: names.slice(-20) };
  const group = await createGroup(work, 'group', { name: await step.write('group_name', context), kind: 'other' });
  for (const user of members) await ifPossible(work, NO_MEMBER, { user, group }, () => join(work, user, group));
}

function firstMembers({ world }: Work, random: Random): WorldUser[] {
  const active = world.users.filter(({ status }) => status === 'active');
  return random.sample(active, random.integer(FEWEST_FIRST_MEMBERS, MOST_FIRST_MEMBERS));
}

/** Makes a user a member. @throws ProviderError */
export async function join({ step, scope }: Work, user: WorldUser, group: WorldGroup): Promise<void> {
  const draft = () => ({ group: group.id, user: user.id });
  const key = `${scope}member/${group.id}/${user.id}`;
  await step.once({ key, kind: 'membership', name: group.name, parentId: group.id, draft });
  user.groups.push(group.id);
  step.count('user_group_assignments');
  step.count('group_memberships_created');
  step.log('user_added_to_group', membershipFacts(user, group));
}

/** Ends a membership. @throws ProviderError */
export async function leave({ step, org }: Work, user: WorldUser, group: WorldGroup): Promise<void> {
  await step.change((hands) => org(hands).removeGroupMember(group.id, user.id));
  user.groups = user.groups.filter((id) => id !== group.id);
  step.log('user_removed_from_group', membershipFacts(user, group));
}

const membershipFacts = (user: WorldUser, group: WorldGroup) => ({
  user_id: user.id,
  user_email: user.email,
  user_name: user.name,
  group_id: group.id,
  group_name: group.name,
});

/** Deletes a group, unless people have made it their own: it is then left to them. @throws ProviderError */
export async function deleteGroup({ step, org, world }: Work, group: WorldGroup): Promise<void> {
  const known = world.users.filter(({ groups }) => groups.includes(group.id));
  // One more than are known would be somebody else's member.
  const limit = known.length + 1;
  const page = await step.change((hands) => ifThere(org(hands).groupMembers(group.id, { limit })));
  const isOthers = page?.items.some(({ id }) => !known.some((user) => user.id === id)) ?? false;
  if (!isOthers) {
    await step.change((hands) => ifThere(org(hands).deleteGroup(group.id)));
    step.log('group_deleted', { group_id: group.id, group_name: group.name });
  }
  forgetGroup(world, group.id);
}
