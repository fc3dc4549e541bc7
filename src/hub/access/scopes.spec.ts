import { type Caller, holds } from '../../contracts/index.js';
import { ProviderDirectory } from '../catalog/index.js';
import { requireHeld, requireKnown, Scopes } from './scopes.js';

const caller = (...scopes: string[]): Caller => ({
  kind: 'api_key',
  credentialId: 'key-1',
  keyId: 'key-1',
  organizationId: 'org-1',
  scopes: new Set(scopes),
});

describe('scopes', () => {
  it.each([
    [['*'], 'keys:manage', true],
    [['*'], '*', true],
    [['asana:read'], 'asana:read', true],
    [['asana:read'], 'asana:write', false],
    [['asana:read'], 'asana:rea', false],
    [['asana:write'], 'asana:read', false],
    [['asana:write'], 'asana:delete', false],
    [['asana:delete'], 'asana:write', false],
    [['*'], 'asana:delete', true],
    [['keys:manage', 'connections:read'], '*', false],
    [[], 'asana:read', false],
    [['asana:*'], 'asana:read', false],
  ])('of a credential with %j, %s: %s', (held, scope, expected) => {
    expect(holds(caller(...held), scope)).toBe(expected);
  });

  it('lets nobody grant what it does not hold, naming all of it', () => {
    expect(() => requireHeld(caller('*'), ['*', 'ops:read'])).not.toThrow();
    expect(() => requireHeld(caller('a:read', 'b:read'), ['b:read'])).not.toThrow();
    expect(() => requireHeld(caller('a:read'), ['a:read', '*', 'users:delegate'])).toThrow(/\*, users:delegate/);
  });

  it('refuses unknown names with their place and the known list', () => {
    const error = (() => {
      try {
        requireKnown(['a:read', 'a:admin'], ['a:read', 'a:write']);
      } catch (thrown) {
        return thrown;
      }
    })();
    expect(error).toMatchObject({
      code: 'validation_failed',
      options: { errors: [{ field: 'scopes.1', message: expect.stringContaining('a:read, a:write') }] },
    });
  });

  it('are made for every installed provider, and sessions get none that manages credentials', () => {
    const directory = { all: () => [{ manifest: { id: 'one' } }, { manifest: { id: 'two' } }] } as unknown;
    const scopes = new Scopes(directory as ProviderDirectory);
    expect(scopes.ofSessions).toEqual([
      'connections:read',
      'connections:write',
      'events:read',
      'webhooks:read',
      'webhooks:write',
      'jobs:read',
      'jobs:write',
      'jobs:delete',
      'one:read',
      'one:write',
      'one:delete',
      'two:read',
      'two:write',
      'two:delete',
    ]);
    const ofBackendsAlone = scopes.ofKeys.filter((scope) => !scopes.ofSessions.includes(scope));
    expect(ofBackendsAlone).toEqual(['*', 'keys:manage', 'sessions:create', 'users:delegate', 'ops:read']);
  });
});
