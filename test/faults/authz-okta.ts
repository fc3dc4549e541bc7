import { randomUUID } from 'node:crypto';
import { type TestApp } from '../support/app.js';
import { type Fields } from './authz-fields.js';

const given = { token: '$oktaToken', org_url: '$oktaSite' };
const first = { ...given, limit: 1 };
const user = { userId: '$oktaUser' };
const group = { groupId: '$oktaGroup' };
const app = { appId: '$oktaApp' };
const profileOf = (name: string) => {
  const email = `${name}@acme.example.com`;
  return { login: email, email, firstName: name, lastName: 'Owned' };
};

/** As `REQUESTS`, of Okta's operations. The listings bring a token of their own: one page of one thing of the seed. */
export const OKTA_REQUESTS: Readonly<Record<string, Fields>> = {
  'okta.apps.assign': { ...app, member_id: '$oktaUser' },
  'okta.apps.get': app,
  'okta.apps.listing': first,
  'okta.apps.unassign': { ...app, memberId: '$oktaMember' },
  'okta.apps.users': app,
  'okta.groups.addMember': { ...group, member_id: '$oktaUser' },
  'okta.groups.create': { profile: { name: 'Made' } },
  'okta.groups.delete': { groupId: '$oktaSpareGroup' },
  'okta.groups.get': group,
  'okta.groups.listing': first,
  'okta.groups.members': group,
  'okta.groups.removeMember': { ...group, memberId: '$oktaMember' },
  'okta.groups.update': { ...group, profile: { name: 'Changed' } },
  'okta.orgs.check': given,
  'okta.schema.addAttribute': { name: 'made', title: 'Made' },
  'okta.schema.removeAttribute': { name: 'spare' },
  'okta.users.changeStatus': { userId: '$oktaLeaver', transition: 'deactivate' },
  'okta.users.create': { profile: profileOf('made') },
  'okta.users.delete': { userId: '$oktaSpareUser' },
  'okta.users.get': user,
  'okta.users.listing': first,
  'okta.users.update': { ...user, profile: { title: 'Changed' } },
};

/** Connects the owner to an Okta organization and gives them one of everything in it. */
export async function furnishOkta(server: TestApp, owner: string, canaries: string[]): Promise<Record<string, string>> {
  const { okta, url } = server.sandbox;
  const things: Record<string, string> = { $oktaToken: okta.sswsTokens.admin, $oktaSite: `${url}/okta` };
  const post = async (path: string, fields: object) => {
    const { body, status, text } = await server
      .http()
      .post(`/api/${path}`)
      .send({ user_id: owner, ...fields });
    if (status >= 300) throw new Error(`post ${path}: ${status} ${text}`);
    return body;
  };
  const access = { site: things.$oktaSite, token_type: 'SSWS', access_token: things.$oktaToken };
  await post('connections', { provider: 'okta', ...access });
  for (const name of ['$oktaUser', '$oktaMember', '$oktaLeaver', '$oktaSpareUser']) {
    const canary = `canary-${randomUUID()}`;
    canaries.push(canary);
    things[name] = (await post('okta/users', { profile: profileOf(canary) })).user.id;
  }
  for (const name of ['$oktaGroup', '$oktaSpareGroup']) {
    things[name] = (await post('okta/groups', { profile: { name: `canary-${randomUUID()}` } })).group.id;
  }
  const [application] = okta.apps();
  things.$oktaApp = application?.id ?? '';
  const member = { member_id: things.$oktaMember };
  await post(`okta/groups/${things.$oktaGroup}/members`, member);
  await post(`okta/apps/${things.$oktaApp}/users`, member);
  await post('okta/schema/attributes', { name: 'spare', title: 'Spare' });
  return things;
}
