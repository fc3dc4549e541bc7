import { z } from 'zod';
import { badRequest, forbidden } from './errors.js';
import { ACTIONS, type Subject } from './events.js';
import { gid, text } from './input.js';
import { type WebhookFilter } from './webhooks.js';

const filters = z.array(
  z.strictObject({
    resource_type: text.optional(),
    resource_subtype: text.optional(),
    action: z.enum(ACTIONS, { error: `Must be one of ${ACTIONS.join(', ')}` }).optional(),
    fields: z.array(text).optional(),
  }),
);
export const webhookCreate = z.strictObject({ resource: gid, target: text, filters: filters.optional() });
export const webhookUpdate = z.strictObject({ filters: filters.optional() });

/** What can be heard of on a workspace or a team: https://developers.asana.com/docs/webhooks-guide#filtering */
const HIGHER_LEVEL: Record<string, readonly string[]> = {
  project: ACTIONS,
  team_membership: ['added', 'removed'],
  workspace_membership: ['added', 'removed'],
};

export function checkFilters(resource: Subject, given: WebhookFilter[]): void {
  for (const [index, { action, fields }] of given.entries()) {
    if (fields !== undefined && action !== 'changed') {
      throw badRequest(`filters: [${index}]: fields: Only allowed with the action changed`);
    }
  }
  if (resource.resource_type !== 'workspace' && resource.resource_type !== 'team') return;
  const on = `a ${resource.resource_type} webhook`;
  if (given.length === 0) throw badRequest(`filters: Webhooks on a ${resource.resource_type} require filters`);
  for (const [index, { resource_type = '', action, fields }] of given.entries()) {
    const actions = HIGHER_LEVEL[resource_type];
    if (!actions) throw badRequest(`filters: [${index}]: resource_type: Not supported on ${on}: ${resource_type}`);
    if (fields !== undefined) throw badRequest(`filters: [${index}]: fields: Not supported on ${on}`);
    if (action !== undefined && !actions.includes(action)) {
      throw badRequest(`filters: [${index}]: action: Not supported on ${on} for ${resource_type}: ${action}`);
    }
  }
}

/** 400 for what is no address, 403 for one on the own machine. */
export function checkTarget(target: string, allowLoopback: boolean): void {
  const url = URL.canParse(target) ? new URL(target) : undefined;
  if (!url || !['http:', 'https:'].includes(url.protocol)) throw badRequest(`target: Not a valid URL: ${target}`);
  if (!allowLoopback && isLoopback(url.hostname)) {
    throw forbidden(`target: Webhooks cannot be sent to this host: ${url.hostname}`);
  }
}

/** URL parsing has brought every spelling of an IPv4 address to four decimal numbers. */
function isLoopback(hostname: string): boolean {
  const name = hostname.replace(/\.$/, '');
  return (
    name === 'localhost' ||
    name.endsWith('.localhost') ||
    /^127\./.test(name) ||
    name === '0.0.0.0' ||
    name === '[::1]' ||
    name === '[::]' ||
    /^\[::ffff:7f/.test(name)
  );
}
