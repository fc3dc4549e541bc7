import * as answers from './okta.answers.js';
import * as show from './okta.entities.js';

/** What the operations answer, for OpenAPI. */
const at = { created: '2026-03-02T09:00:00.000Z', lastUpdated: '2026-11-02T09:30:00.000Z' };
const isaac = {
  id: '00ub0oNGTSWTBKOLGLNR',
  status: 'ACTIVE',
  activated: at.created,
  lastLogin: null,
  ...at,
  profile: {
    login: 'isaac.brock@example.com',
    email: 'isaac.brock@example.com',
    firstName: 'Isaac',
    lastName: 'Brock',
    department: 'Sales',
  },
};
const west = {
  id: '00g1emaKYZTWRYYRRTSK',
  type: 'OKTA_GROUP',
  ...at,
  profile: { name: 'West coast', description: 'Everybody in the west' },
};
const slack = {
  id: '0oafxqCAJWWGELFTYASJ',
  name: 'slack',
  label: 'Slack',
  status: 'ACTIVE',
  signOnMode: 'SAML_2_0',
  ...at,
};
const assigned = {
  id: isaac.id,
  scope: 'USER',
  status: 'ACTIVE',
  credentials: { userName: isaac.profile.login },
  ...at,
};
const entry = {
  uuid: 'f790999f-fe87-467a-9880-6982a583986c',
  published: at.lastUpdated,
  eventType: 'user.lifecycle.create',
  displayMessage: 'Create Okta user',
  severity: 'INFO',
  outcome: { result: 'SUCCESS', reason: null },
  actor: { id: '00uttidj01jqL21aM1d6', type: 'User', alternateId: 'ada@example.com', displayName: 'Ada Okafor' },
  target: [{ id: isaac.id, type: 'User', alternateId: isaac.profile.login, displayName: 'Isaac Brock' }],
};
const page = <T>(...items: T[]) => ({ items, nextAfter: null });

export const examples = {
  org: answers.orgBody({
    org_url: 'https://acme.okta.com',
    org_name: 'acme',
    accessible: true,
    authenticated_user: { name: 'Isaac Brock', email: 'isaac.brock@example.com' },
  }),
  userListing: answers.listingBody('users', [show.toUser(isaac)]),
  groupListing: answers.listingBody('groups', [show.toGroup(west)]),
  appListing: answers.listingBody('apps', [show.toApp(slack)]),
  users: answers.pageBody('users', page(isaac), show.toUser),
  user: answers.userBody(show.toUserDetails(isaac)),
  groups: answers.pageBody('groups', page(west), show.toGroup),
  group: answers.groupBody(show.toGroup(west)),
  apps: answers.pageBody('apps', page(slack), show.toApp),
  app: answers.appBody(show.toApp(slack)),
  assignments: answers.pageBody('users', page(assigned), show.toAssignment),
  assignment: answers.assignmentBody(show.toAssignment(assigned)),
  schema: answers.schemaBody([{ name: 'badge', title: 'Badge', type: 'string', custom: true, required: false }]),
  logs: answers.pageBody('logs', page(entry), show.toLogEntry),
  done: answers.doneBody('Done.'),
};
