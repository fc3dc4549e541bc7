import { type Answer, type Call, type Route } from './api.js';
import { badRequest, errorBody, forbidden } from './errors.js';
import { parseOptFields, refTo, show } from './opt-fields.js';
import { type Parts } from './parts.js';
import { eventType } from './resources-events.js';
import { findSubject } from './subjects.js';

const STALE =
  'Sync token invalid or too old. If you are attempting to keep resources in sync, you must fetch the full dataset for this query now and use the new sync token for the next sync.';

/** The description names goals too; the twin has none. */
const POLLED = ['task', 'project'];

/** `GET /events`: https://developers.asana.com/reference/getevents */
export function eventRoutes(parts: Parts): Route[] {
  return [{ method: 'GET', url: '/events', scope: null, status: 200, answer: (call) => pull(parts, call) }];
}

function pull({ streams, webhooks }: Parts, call: Call): Answer {
  const resource = call.query.required('resource');
  const found = findSubject(call.state, resource);
  // What was deleted can still be read up to its end.
  if (!found && !streams.watches(resource)) throw badRequest(`resource: Unknown object: ${resource}`);
  if (found) {
    if (!POLLED.includes(found.subject.resource_type)) throw badRequest('resource: Not a task, project or goal');
    call.state.guard(call.viewer, found.subject.resource_type, found);
  }
  const reader = `${call.viewer.gid} ${call.app ?? ''}`;
  const sync = call.query.text('sync');
  const page = sync === undefined ? undefined : streams.read(resource, reader, sync);
  if (page) {
    const selection = parseOptFields(call.query.text('opt_fields'));
    const data = page.events.map((event) => show(refTo(eventType, event), call, 'full', selection));
    return { kind: 'body', status: 200, body: { data, sync: page.sync, has_more: page.hasMore } };
  }
  const { perResource } = webhooks.settings;
  if (!streams.reads(resource, reader) && webhooks.countOn(resource) + streams.countOn(resource) >= perResource) {
    throw forbidden(`resource: The limit of ${perResource} webhooks on one resource is reached`);
  }
  return { kind: 'body', status: 412, body: { ...errorBody(412, STALE), sync: streams.start(resource, reader) } };
}
