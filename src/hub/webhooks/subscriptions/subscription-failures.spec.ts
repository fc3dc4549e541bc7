import { ProviderError, type ProviderErrorKind } from '../../../contracts/index.js';
import { VaultError } from '../../../platform/vault/index.js';
import { causedBy, errorOf, failureOf, isFinal, OWN_CAUSES, waitsForConnection } from './subscription-failures.js';

const active = { status: 'active' } as const;
const failed = (kind: ProviderErrorKind, options = {}) => new ProviderError(kind, 'It failed', options);

describe('the cause of a failure', () => {
  it.each([
    ['no connection', failed('auth_expired'), null, 'not_connected'],
    ['a connection that ended', failed('auth_expired'), { status: 'revoked' } as const, 'revoked'],
    ['a connection that ran out', failed('auth_expired'), { status: 'expired' } as const, 'expired'],
    ['a missing scope', failed('forbidden', { code: 'insufficient_scope' }), active, 'scope_missing'],
    ['a paid feature', failed('forbidden', { status: 402 }), active, 'plan_required'],
    ['a resource nobody knows', failed('not_found'), active, 'resource_not_found'],
    ['an outage', failed('unavailable'), active, 'provider_down'],
    ['our own finding', causedBy('handshake_mismatch', 'Somebody else'), active, 'handshake_mismatch'],
    ['tokens that do not open', new Error('x', { cause: new VaultError('unknown_key') }), active, 'keys_missing'],
  ])('with %s', (_what, error, connection, cause) => {
    expect(failureOf(error, connection)).toMatchObject({ cause });
  });

  it('is none where something else went wrong', () => {
    expect(failureOf(new Error('The database is away'), active)).toBeUndefined();
  });
});

it.each(['not_connected', 'expired', 'revoked'])('%s waits for the user', (code) => {
  expect(waitsForConnection(code)).toBe(true);
  expect(errorOf(code)).toMatchObject({ kind: 'auth_expired', code });
});

it.each([
  ['webhook_refused', 'rejected', true],
  ['resource_not_found', 'not_found', true],
  ['access_forbidden', 'forbidden', true],
  ['provider_down', 'unavailable', false],
  ['handshake_mismatch', 'unavailable', false],
  [null, 'unavailable', false],
])('%s is told as %s', (code, kind, final) => {
  const error = errorOf(code);
  expect(error).toMatchObject({ kind });
  expect(isFinal(error)).toBe(final);
});

it.each(OWN_CAUSES)('%s keeps its kind when it is told again', (cause) => {
  const { kind } = causedBy(cause, 'x');
  if (cause === 'webhook_refused' || cause === 'handshake_mismatch') expect(errorOf(cause).kind).toBe(kind);
});
