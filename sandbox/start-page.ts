import { type FastifyInstance } from 'fastify';
import { type AsanaTwin } from './asana/index.js';
import { type OktaTwin } from './okta/index.js';
import { html, page } from './page.js';

/** Pages for the person who opens the sandbox in a browser. */
export function registerStartPages(app: FastifyInstance, asana: AsanaTwin, okta: OktaTwin): void {
  app.get('/', async (request, reply) => reply.type('text/html; charset=utf-8').send(overview(request.host)));
  app.get('/asana', async (request, reply) =>
    reply.type('text/html; charset=utf-8').send(asanaPage(`http://${request.host}/asana`, asana)),
  );
  app.get('/okta', async (request, reply) =>
    reply.type('text/html; charset=utf-8').send(oktaPage(`http://${request.host}/okta`, okta)),
  );
}

function overview(host: string): string {
  return page(
    'Sandbox',
    html`<h1>Sandbox</h1>
      <p>
        Local stand-ins of the services the server connects to. They keep state, speak the real wire format, and can be
        made to fail on purpose. Nothing here leaves this machine.
      </p>
      <ul>
        <li><a href="/asana">Asana</a>: <code>http://${host}/asana</code></li>
        <li><a href="/okta">Okta</a>: <code>http://${host}/okta</code></li>
      </ul>`,
  );
}

function asanaPage(base: string, asana: AsanaTwin): string {
  const { people, counts } = asana.state();
  const example = people[0]?.email ?? '';
  const json = `-H 'content-type: application/json'`;
  const commands: [string, string][] = [
    ['A token for a person', `curl -s ${base}/_control/tokens ${json} -d '{"person":"${example}"}'`],
    ['Call the API with it', `curl -s ${base}/api/1.0/users/me -H "authorization: Bearer $TOKEN"`],
    ['What was received', `curl -s ${base}/_control/calls`],
    ['State: counts, tokens, settings', `curl -s ${base}/_control/state`],
    ['Let every token expire', `curl -s ${base}/_control/tokens/expire ${json} -d '{}'`],
    ['Revoke what a person granted', `curl -s ${base}/_control/tokens/revoke ${json} -d '{"person":"${example}"}'`],
    [
      'Fail the next two task calls with 503',
      `curl -s ${base}/_control/faults ${json} -d '[{"match":{"path":"/api/1.0/tasks"},"times":2,"fault":{"status":503}}]'`,
    ],
    ['No more faults', `curl -s -X DELETE ${base}/_control/faults`],
    ['Refuse every consent', `curl -s -X PUT ${base}/_control/oauth ${json} -d '{"deny":true}'`],
    ['Free plan limits', `curl -s -X PUT ${base}/_control/limits ${json} -d '{"per_minute":150}'`],
    [
      'Twenty new tasks in a project',
      `curl -s ${base}/_control/tasks ${json} -d '{"person":"${example}","project":"GID","count":20}'`,
    ],
    ['Webhooks, and what was delivered', `curl -s ${base}/_control/webhooks ${base}/_control/webhooks/deliveries`],
    [
      'Send the next webhook delivery five times',
      `curl -s ${base}/_control/webhooks/faults ${json} -d '[{"times":1,"fault":{"copies":5}}]'`,
    ],
    ['Delete a webhook as Asana does', `curl -s -X DELETE ${base}/_control/webhooks/GID`],
    ['An hour later', `curl -s ${base}/_control/clock/advance ${json} -d '{"seconds":3600}'`],
    ['Back to the beginning', `curl -s -X POST ${base}/_control/reset`],
  ];
  return page(
    'Asana sandbox',
    html`<h1>Asana sandbox</h1>
      <p>
        ${counts.tasks ?? 0} tasks in ${counts.projects ?? 0} projects. API base <code>${base}/api/1.0</code>, consent
        page <code>${base}/-/oauth_authorize</code>.
      </p>
      <h2>People</h2>
      <table>
        <thead>
          <tr>
            <th>Name</th>
            <th>E-mail</th>
            <th>gid</th>
          </tr>
        </thead>
        <tbody>
          ${people.map(
            (person) =>
              html`<tr>
                <td>${person.name}</td>
                <td>${person.email}</td>
                <td><code>${person.gid}</code></td>
              </tr>`,
          )}
        </tbody>
      </table>
      <h2>Signing in without a browser</h2>
      <p>
        Add <code>sandbox_auto_approve=${example}</code> to an authorization address and it answers with the redirect.
      </p>
      <h2>Commands</h2>
      ${commands.map(
        ([what, command]) =>
          html`<p>${what}</p>
            <pre>${command}</pre>`,
      )}
      <p>
        Faults: <code>delayMs</code>, <code>status</code> (with <code>retryAfter</code>, <code>body</code>),
        <code>reset</code> (<code>true</code> or <code>"after"</code>, with <code>delayMs</code>),
        <code>malformed</code>, <code>hang</code>, <code>truncate</code>, <code>hugeBytes</code>, <code>redirect</code>.
        Of webhook deliveries: <code>drop</code>, <code>copies</code>, <code>hold</code> (until
        <code>_control/webhooks/release</code>), <code>delayMs</code>.
      </p>`,
  );
}

function oktaPage(org: string, okta: OktaTwin): string {
  const { admin, readOnly } = okta.sswsTokens;
  const json = `-H 'content-type: application/json'`;
  const commands: [string, string][] = [
    ['The users', `curl -s '${org}/api/v1/users?limit=5' -H 'authorization: SSWS ${admin}'`],
    ['What happened', `curl -s ${org}/api/v1/logs -H 'authorization: SSWS ${admin}'`],
    ['What was received', `curl -s ${org}/_control/calls`],
    [
      'Fail the next two user calls with 500',
      `curl -s ${org}/_control/faults ${json} -d '[{"match":{"path":"/api/v1/users"},"times":2,"fault":{"status":500}}]'`,
    ],
    ['A small budget', `curl -s -X PUT ${org}/_control/limits ${json} -d '{"perMinute":{"users":5}}'`],
    ['A thousand more people', `curl -s ${org}/_control/users ${json} -d '{"count":1000}'`],
    ['Back to the beginning', `curl -s -X POST ${org}/_control/reset`],
  ];
  return page(
    'Okta sandbox',
    html`<h1>Okta sandbox</h1>
      <p>
        ${okta.users().length} users in ${okta.groups().length} groups. The organization's address is
        <code>${org}</code>, its API <code>${org}/api/v1</code>, its consent page
        <code>${org}/oauth2/v1/authorize</code>.
      </p>
      <h2>API tokens</h2>
      <p>Super administrator: <code>${admin}</code></p>
      <p>Read-only administrator: <code>${readOnly}</code></p>
      <h2>Signing in without a browser</h2>
      <p>
        Add <code>sandbox_auto_approve=${String(okta.users()[0]?.profile.login ?? '')}</code> to an authorization
        address and it answers with the redirect.
      </p>
      <h2>Commands</h2>
      ${commands.map(
        ([what, command]) =>
          html`<p>${what}</p>
            <pre>${command}</pre>`,
      )}`,
  );
}
