import { Injectable } from '@nestjs/common';
import { type Caller, DELEGATE_SCOPE, holds, type Scope } from '../../contracts/index.js';
import { problem } from '../../platform/problem/index.js';
import { ProviderDirectory } from '../catalog/index.js';

const USER_SCOPES: readonly Scope[] = [
  'connections:read',
  'connections:write',
  'events:read',
  'webhooks:read',
  'webhooks:write',
  'jobs:read',
  'jobs:write',
  'jobs:delete',
];
/** What a credential may do at a provider. */
const KINDS = ['read', 'write', 'delete'];
const BACKEND_SCOPES: readonly Scope[] = ['*', 'keys:manage', 'sessions:create', DELEGATE_SCOPE, 'ops:read'];

/** @throws problem `forbidden` naming every scope that the caller would give away without holding it */
export function requireHeld(caller: Caller, scopes: readonly string[]): void {
  const lacking = scopes.filter((scope) => !holds(caller, scope));
  if (lacking.length === 0) return;
  throw problem('forbidden', {
    detail: `A credential can only grant scopes that it holds itself. Lacking: ${lacking.join(', ')}.`,
  });
}

/** @throws problem `validation_failed` naming every scope outside the list, and the list */
export function requireKnown(scopes: readonly string[], known: readonly string[]): void {
  const errors = scopes.flatMap((scope, index) =>
    known.includes(scope)
      ? []
      : [{ field: `scopes.${index}`, message: `is not one of the scopes known here: ${known.join(', ')}` }],
  );
  if (errors.length > 0) throw problem('validation_failed', { errors });
}

/** The scopes that exist on this server. */
@Injectable()
export class Scopes {
  /** What a session token may hold. Whatever manages credentials or reaches other users stays with the backend. */
  readonly ofSessions: readonly string[];
  /** What an API key may hold. */
  readonly ofKeys: readonly string[];

  constructor(directory: ProviderDirectory) {
    const ofProviders = directory.all().flatMap(({ manifest: { id } }) => KINDS.map((kind) => `${id}:${kind}`));
    this.ofSessions = [...USER_SCOPES, ...ofProviders];
    this.ofKeys = [...BACKEND_SCOPES, ...this.ofSessions];
  }
}
