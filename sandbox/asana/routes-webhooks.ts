import { randomBytes } from 'node:crypto';
import { type Answer, type Call, list, read, remove, type Route, update } from './api.js';
import { badRequest, forbidden, notFound } from './errors.js';
import { readBody } from './input.js';
import { type Ref, refTo } from './opt-fields.js';
import { type Parts } from './parts.js';
import { webhookType } from './resources-events.js';
import { queryWorkspace } from './routes-people.js';
import { findSubject } from './subjects.js';
import { checkFilters, checkTarget, webhookCreate, webhookUpdate } from './webhook-input.js';
import { type Webhook } from './webhooks.js';

const REMOTE = 'The remote server which is intended to receive the webhook';

/** Webhooks belong to the person and the application that registered them. */
export function webhookRoutes(parts: Parts): Route[] {
  const { webhooks } = parts;
  const type = webhookType(webhooks);
  const webhookRef = (webhook: Webhook): Ref => refTo(type, webhook);
  const pathWebhook = (call: Call): Webhook => ownWebhook(parts, call);
  return [
    list('/webhooks', 'webhooks:read', (call) => {
      const workspace = queryWorkspace(call, 'workspace');
      const resource = call.query.text('resource');
      return webhooks
        .all()
        .filter((webhook) => webhook.active && isOwn(webhook, call) && webhook.workspace === workspace.gid)
        .filter((webhook) => resource === undefined || webhook.resource.gid === resource)
        .map(webhookRef);
    }),
    {
      method: 'POST',
      url: '/webhooks',
      scope: 'webhooks:write',
      status: 201,
      answer: async (call): Promise<Answer> => {
        const webhook = reserve(parts, call);
        await shakeHands(parts, webhook);
        return { kind: 'record', ref: webhookRef(webhook), beside: { 'X-Hook-Secret': webhook.secret } };
      },
    },
    read('/webhooks/:webhook_gid', 'webhooks:read', (call) => webhookRef(pathWebhook(call))),
    update('/webhooks/:webhook_gid', 'webhooks:write', webhookUpdate, (call) => {
      const webhook = pathWebhook(call);
      const { filters = webhook.filters } = call.body;
      checkFilters(webhook.resource, filters);
      webhook.filters = filters;
      return webhookRef(webhook);
    }),
    remove('/webhooks/:webhook_gid', 'webhooks:delete', (call) => webhooks.remove(pathWebhook(call))),
  ];
}

const isOwn = (webhook: Webhook, { viewer, app }: Pick<Call, 'viewer' | 'app'>): boolean =>
  webhook.user === viewer.gid && webhook.app === app;

function ownWebhook({ webhooks }: Parts, call: Call): Webhook {
  const { webhook_gid: named = '' } = call.params;
  if (!/^\d+$/.test(named)) throw badRequest(`webhook: Not a recognized ID: ${named}`);
  const webhook = webhooks.get(named);
  if (!webhook?.active) throw notFound(`webhook: Unknown object: ${named}`);
  if (!isOwn(webhook, call)) throw forbidden('You do not have access to this webhook.');
  return webhook;
}

/** Checks everything and takes the place, so that two creations at once cannot both pass. */
function reserve({ webhooks, streams }: Parts, call: Call): Webhook {
  const { state, viewer, app } = call;
  const { resource, target, filters = [] } = readBody(webhookCreate, call.body);
  if (!/^\d+$/.test(resource)) throw badRequest(`resource: Not a recognized ID: ${resource}`);
  const found = findSubject(state, resource);
  if (!found) throw badRequest(`resource: Unknown object: ${resource}`);
  state.guard(viewer, found.subject.resource_type, found);
  const { allowLoopbackTargets, perResource, perUserAndApp } = webhooks.settings;
  checkTarget(target, allowLoopbackTargets);
  checkFilters(found.subject, filters);
  const own = webhooks.all().filter((webhook) => isOwn(webhook, call));
  if (own.some((webhook) => webhook.resource.gid === resource && webhook.target === target)) {
    // Asana's own words: https://github.com/Asana/node-asana/issues/156
    throw forbidden(
      'Duplicated webhook. You already have an existing webhook for the given resource and target. Delete the old one before creating another.',
    );
  }
  if (webhooks.countOn(resource) + streams.countOn(resource) >= perResource) {
    throw forbidden(`resource: The limit of ${perResource} webhooks on one resource is reached`);
  }
  if (own.length >= perUserAndApp) throw forbidden(`The limit of ${perUserAndApp} webhooks is reached`);
  return webhooks.add({
    gid: state.nextGid(),
    user: viewer.gid,
    app,
    resource: found.subject,
    workspace: found.workspace,
    target,
    filters,
    secret: randomBytes(32).toString('hex'),
  });
}

/** The target must echo the secret while the creation waits: https://developers.asana.com/docs/webhooks-guide */
async function shakeHands(parts: Parts, webhook: Webhook): Promise<void> {
  const { webhooks, hookClient, deliveries } = parts;
  const { target, secret } = webhook;
  const answer = await hookClient.post(target, { 'x-hook-secret': secret }, '{}', webhooks.settings.timeoutMs);
  const refusal =
    answer.status === null
      ? `${REMOTE} could not be reached. ${answer.text}`
      : answer.status !== 200 && answer.status !== 204
        ? `${REMOTE} responded with an incorrect status code: ${answer.status}`
        : answer.secret !== secret
          ? `${REMOTE} did not respond with the handshake secret.`
          : undefined;
  if (refusal !== undefined) {
    webhooks.remove(webhook);
    throw badRequest(refusal);
  }
  webhooks.activate(webhook);
  deliveries.wake(webhook);
  parts.changed();
}
