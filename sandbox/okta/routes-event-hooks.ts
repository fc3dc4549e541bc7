import { type Call, NO_CONTENT, read, readBody, type Route, write } from './api.js';
import { createHook, deleteHook, hookFields, replaceHook, setHookStatus, verifyHook } from './event-hooks.js';
import { type EventHook } from './model.js';
import { showEventHook } from './resources.js';

export const eventHookRoutes: Route[] = [
  read('/eventHooks', 'eventHooks', (call) => ({
    body: [...call.state.eventHooks.values()].map((hook) => show(call, hook)),
  })),
  write('POST', '/eventHooks', 'eventHooks', (call) => ({
    body: show(call, createHook(call, readBody(hookFields, call.body))),
  })),
  read('/eventHooks/:id', 'eventHooks', (call) => ({ body: show(call, named(call)) })),
  write('PUT', '/eventHooks/:id', 'eventHooks', (call) => ({
    body: show(call, replaceHook(call, named(call), readBody(hookFields, call.body))),
  })),
  write('DELETE', '/eventHooks/:id', 'eventHooks', (call) => {
    deleteHook(call, named(call));
    return NO_CONTENT;
  }),
  write('POST', '/eventHooks/:id/lifecycle/verify', 'eventHooks', async (call) => ({
    body: show(call, await verifyHook(call, named(call))),
  })),
  write('POST', '/eventHooks/:id/lifecycle/activate', 'eventHooks', (call) => ({
    body: show(call, setHookStatus(call, named(call), 'ACTIVE')),
  })),
  write('POST', '/eventHooks/:id/lifecycle/deactivate', 'eventHooks', (call) => ({
    body: show(call, setHookStatus(call, named(call), 'INACTIVE')),
  })),
];

const named = ({ state, params }: Call): EventHook => state.eventHook(params.id ?? '');
const show = ({ org }: Call, hook: EventHook): object => showEventHook(org, hook);
