/**
 * The stand-ins that jobs are tried on, and what jobs call them with.
 * @typedef {object} Twins
 * @property {string} asana base URL
 * @property {string} okta base URL, which is the address of the organization
 * @property {string[]} asanaKeys personal access tokens of two people of one workspace
 * @property {string} workspace gid
 * @property {string} oktaToken of the super administrator
 */

const PEOPLE = ['ana.ruiz@example.com', 'ben.okafor@example.com'];

/** @param {string} asana base URL of Asana's twin @returns {Promise<Twins>} */
export async function meetTwins(asana) {
  const okta = asana.replace(/\/asana$/, '/okta');
  const asanaKeys = await Promise.all(
    PEOPLE.map(async (person) => {
      const body = JSON.stringify({ person, personal: true });
      const headers = { 'content-type': 'application/json' };
      const { access_token } = await answer(`${asana}/_control/tokens`, { method: 'POST', headers, body });
      return String(access_token);
    }),
  );
  const { data: workspaces } = await answer(`${asana}/api/1.0/workspaces`, asAsana(asanaKeys[0] ?? ''));
  const { sswsTokens } = await answer(`${okta}/_control/state`);
  return { asana, okta, asanaKeys, workspace: workspaces[0].gid, oktaToken: sswsTokens.admin };
}

/**
 * What both hold: how many of everything, private things included, and which things everybody sees.
 * @param {Twins} twins
 * @returns {Promise<Record<string, string>>} line by line, for comparison
 */
export async function holdings({ asana, okta, asanaKeys, workspace, oktaToken }) {
  const { counts } = await answer(`${asana}/_control/state`);
  const { users, groups, apps } = await answer(`${okta}/_control/state`);
  const totals = { asana: counts, okta: { users, groups, apps } };
  const listed = await Promise.all([
    ...['projects', 'tags', 'custom_fields'].map(async (kind) => {
      const address = `${asana}/api/1.0/workspaces/${workspace}/${kind}?limit=100`;
      const { data } = await answer(address, asAsana(asanaKeys[0] ?? ''));
      return [`asana ${kind}`, idsOf(data, 'gid')];
    }),
    ...['users', 'groups'].map(async (kind) => {
      const headers = { authorization: `SSWS ${oktaToken}` };
      return [`okta ${kind}`, idsOf(await answer(`${okta}/api/v1/${kind}?limit=200`, { headers }), 'id')];
    }),
  ]);
  const counted = Object.entries(totals).flatMap(([twin, kinds]) =>
    Object.entries(kinds).map(([kind, count]) => [`number of ${twin} ${kind}`, String(count)]),
  );
  return Object.fromEntries([...counted, ...listed]);
}

/** @param {Record<string, string>[]} things @param {string} key */
const idsOf = (things, key) =>
  things
    .map((thing) => thing[key])
    .sort()
    .join(' ');

/** @param {string} token */
const asAsana = (token) => ({ headers: { authorization: `Bearer ${token}` } });

/** @param {string} address @param {RequestInit} [request] @returns {Promise<any>} */
async function answer(address, request) {
  const response = await fetch(address, request);
  if (!response.ok) throw new Error(`the sandbox answered ${response.status} at ${new URL(address).pathname}`);
  return response.json();
}
