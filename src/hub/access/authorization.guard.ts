import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { type Caller, DELEGATE_SCOPE, holds, type RoutePolicy } from '../../contracts/index.js';
import { operationOf } from '../../platform/api/index.js';
import { missingField, problem } from '../../platform/problem/index.js';
import { Audit, auditSourceOf } from './audit.js';
import { type NamedTenant, namedTenant } from './named-tenant.js';

type CredentialPolicy = Exclude<RoutePolicy, { anonymous: true }>;

/** Last of the global guards: may this caller do this, and for whom? Sets `request.acting`. */
@Injectable()
export class AuthorizationGuard implements CanActivate {
  constructor(private readonly audit: Audit) {}

  /** Without a promise where none is needed: it runs for every request. */
  canActivate(context: ExecutionContext): boolean | Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const operation = operationOf(request)?.operation;
    if (!operation) throw problem('forbidden', { detail: 'This route declares no access policy.' });
    if ('anonymous' in operation.access) return true;
    const { caller } = request;
    if (!caller) throw problem('unauthenticated');

    const tenant = namedTenant(request);
    requireScope(caller, operation.access, tenant, request.params);
    const foreign = foreignTarget(caller, tenant);
    if (foreign !== undefined) return this.refuse(request, caller, operation.id, foreign);
    const userId = tenant.userId ?? caller.userId;
    if (userId !== undefined) request.acting = { organizationId: caller.organizationId, userId };
    else if (operation.access.acting === 'required') throw missingField('user_id');
    return true;
  }

  /** @throws always: what is not the caller's looks like what does not exist */
  private async refuse(request: FastifyRequest, caller: Caller, action: string, target: string): Promise<never> {
    const { organizationId, credentialId: actor } = caller;
    await this.audit.record({
      organizationId,
      actor,
      action,
      outcome: 'refused',
      target,
      ...auditSourceOf(request),
    });
    throw problem('not_found');
  }
}

/** @throws problem `forbidden` naming the scope */
function requireScope(caller: Caller, policy: CredentialPolicy, tenant: NamedTenant, params: unknown): void {
  if (policy.scope === null) return;
  if (policy.orSelf && caller.userId !== undefined && (tenant.userId ?? caller.userId) === caller.userId) return;
  const scope = policy.scope.replace('{provider}', () => (params as { provider?: string }).provider ?? '');
  if (!holds(caller, scope)) throw problem('forbidden', { detail: `The credential lacks the scope ${scope}.` });
}

/** What of the named tenant the caller may not reach; undefined when nothing is. */
function foreignTarget(caller: Caller, { organizationId, userId }: NamedTenant): string | undefined {
  if (organizationId !== undefined && organizationId !== caller.organizationId) return `organization:${organizationId}`;
  if (userId === undefined || userId === caller.userId || holds(caller, DELEGATE_SCOPE)) return undefined;
  return `user:${userId}`;
}
