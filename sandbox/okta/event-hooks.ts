import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { type Call } from './api.js';
import { denied, invalid } from './errors.js';
import { headersOf, type HookSettings } from './hook-settings.js';
import { type EventHook } from './model.js';
import { type EventType, hookParty, isEventType } from './system-log.js';

const header = z.object({ key: z.string().min(1), value: z.string() });

/** What a caller may set of an event hook. */
export const hookFields = z.object({
  name: z.string().min(1).max(100),
  events: z.object({ type: z.literal('EVENT_TYPE'), items: z.array(z.string()).min(1) }),
  channel: z.object({
    type: z.literal('HTTP'),
    version: z.literal('1.0.0'),
    config: z.object({
      uri: z.url(),
      headers: z.array(header).nullish(),
      authScheme: z.object({ type: z.literal('HEADER'), key: z.string().min(1), value: z.string() }).nullish(),
    }),
  }),
});

/** Active at once, but silent until it is verified. */
export function createHook(call: Call, fields: z.infer<typeof hookFields>): EventHook {
  const { state, clock, parts } = call;
  if (state.eventHooks.size >= parts.deliveries.settings.maxHooks) {
    throw invalid('eventHook', `The organization has ${state.eventHooks.size} event hooks, which is as many as it may`);
  }
  const now = clock.now();
  const hook: EventHook = {
    id: state.nextId('eventHook'),
    status: 'ACTIVE',
    verificationStatus: 'UNVERIFIED',
    created: now,
    lastUpdated: now,
    createdBy: call.caller.user?.id ?? call.caller.credential,
    ...checked(call, fields),
  };
  state.eventHooks.set(hook.id, hook);
  tell(call, 'event_hook.created', hook);
  return hook;
}

/** A new target must be verified again. */
export function replaceHook(call: Call, hook: EventHook, fields: z.infer<typeof hookFields>): EventHook {
  const before = JSON.stringify([hook.uri, hook.headers, hook.authScheme]);
  Object.assign(hook, checked(call, fields), { lastUpdated: call.clock.now() });
  if (JSON.stringify([hook.uri, hook.headers, hook.authScheme]) !== before) hook.verificationStatus = 'UNVERIFIED';
  tell(call, 'event_hook.updated', hook);
  return hook;
}

export function setHookStatus(call: Call, hook: EventHook, status: EventHook['status']): EventHook {
  if (hook.status === status) return hook;
  hook.status = status;
  hook.lastUpdated = call.clock.now();
  tell(call, status === 'ACTIVE' ? 'event_hook.activated' : 'event_hook.deactivated', hook);
  return hook;
}

/** 403 for a hook that is still active. */
export function deleteHook(call: Call, hook: EventHook): void {
  if (hook.status === 'ACTIVE') throw denied();
  call.state.eventHooks.delete(hook.id);
  tell(call, 'event_hook.deleted', hook);
}

/** Asks the target to send a challenge back, a second time when the first fails; 400 when both do. */
export async function verifyHook(call: Call, hook: EventHook): Promise<EventHook> {
  const challenge = randomBytes(24).toString('hex');
  if (!(await echoes(call, hook, challenge)) && !(await echoes(call, hook, challenge))) {
    throw invalid('eventHook', 'The target did not answer with the verification challenge');
  }
  hook.verificationStatus = 'VERIFIED';
  hook.lastUpdated = call.clock.now();
  tell(call, 'event_hook.verified', hook);
  return hook;
}

async function echoes({ parts }: Call, hook: EventHook, challenge: string): Promise<boolean> {
  const headers = { ...headersOf(hook), 'x-okta-verification-challenge': challenge };
  const answer = await parts.hookClient.verify(hook.uri, headers, parts.deliveries.settings.timeoutMs);
  if (answer.status !== 200) return false;
  try {
    return (JSON.parse(answer.text) as { verification?: unknown } | null)?.verification === challenge;
  } catch {
    return false;
  }
}

type Settable = Pick<EventHook, 'name' | 'eventTypes' | 'uri' | 'headers' | 'authScheme'>;

function checked(call: Call, { name, events, channel }: z.infer<typeof hookFields>): Settable {
  const { uri, headers, authScheme } = channel.config;
  const unknown = events.items.find((type) => !isEventType(type));
  if (unknown !== undefined) throw invalid('events', `events.items: Not an event type for event hooks: ${unknown}`);
  if (!mayBeCalled(uri, call.parts.deliveries.settings)) throw invalid('uri', 'uri: Must be an https address');
  return {
    name,
    eventTypes: [...new Set(events.items)],
    uri,
    headers: headers ?? [],
    authScheme: authScheme ? { key: authScheme.key, value: authScheme.value } : null,
  };
}

function mayBeCalled(uri: string, { allowLoopbackTargets }: HookSettings): boolean {
  const { protocol, hostname } = new URL(uri);
  if (protocol === 'https:') return true;
  return allowLoopbackTargets && protocol === 'http:' && ['127.0.0.1', 'localhost', '[::1]'].includes(hostname);
}

function tell({ log, actor }: Call, type: EventType, hook: EventHook): void {
  log.write(actor, type, [hookParty(hook)]);
}
