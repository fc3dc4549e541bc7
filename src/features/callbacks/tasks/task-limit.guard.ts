import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { type Caller } from '../../../contracts/index.js';
import { OwnLimits } from '../../../hub/access/index.js';
import { operationOf } from '../../../platform/api/index.js';
import { type Config, CallbackConfigs } from '../config/callback-configs.js';
import { createClaim } from './claims.js';

/** The second in which at most `burstLimit` requests are let through. */
const BURST_SECONDS = 1;
const MINUTE_SECONDS = 60;
const UNKNOWN_ADDRESS = 'anonymous';

/**
 * How often callback tasks may be asked for; looked at before the body is. Documented: 10 a minute from one address. An
 * organization that names figures of its own has them for each of its API keys; browsers stay with the address.
 */
@Injectable()
export class TaskLimitGuard implements CanActivate {
  constructor(
    private readonly limits: OwnLimits,
    private readonly configs: CallbackConfigs,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    if (operationOf(request)?.operation.id !== createClaim.id) return true;
    const { caller } = request;
    const own = caller && (await this.ownFigures(caller));
    if (caller && own) await this.takeOwn(caller, own);
    else await this.takeByAddress(request.ip);
    return true;
  }

  private async ownFigures({ kind, organizationId }: Caller): Promise<Config['rateLimit']> {
    if (kind !== 'api_key') return null;
    // What is wrong with the configuration is said by the request itself, in its own words.
    const config = await this.configs.find(organizationId).catch(() => undefined);
    return config?.rateLimit ?? null;
  }

  private async takeOwn({ credentialId }: Caller, { requestsPerMinute, burstLimit }: NonNullable<Config['rateLimit']>) {
    await this.limits.take(`callbacks.burst:${credentialId}`, { limit: burstLimit, windowSeconds: BURST_SECONDS });
    await this.limits.take(`callbacks.tasks:${credentialId}`, {
      limit: requestsPerMinute,
      windowSeconds: MINUTE_SECONDS,
    });
  }

  private async takeByAddress(address: string | undefined): Promise<void> {
    await this.limits.take(`callbacks.tasks:${address || UNKNOWN_ADDRESS}`, this.configs.commonLimit());
  }
}
