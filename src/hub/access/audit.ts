import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { AuditTrail, type Caller } from '../../contracts/index.js';
import { PrismaService } from '../../platform/database/index.js';
import { Log } from '../../platform/telemetry/index.js';

export interface AuditRecord {
  readonly organizationId: string;
  /** Credential id of the caller. */
  readonly actor: string;
  /** Operation id or the name of what was done, e.g. `access.keys.create`. */
  readonly action: string;
  readonly outcome: 'allowed' | 'refused' | 'failed';
  /** What it was done to, e.g. `user:42`. Never secret. */
  readonly target?: string;
  readonly requestId?: string;
  readonly address?: string;
}

/** Where a request came from, as the audit log wants it. */
export type AuditSource = Pick<AuditRecord, 'requestId' | 'address'>;
export const auditSourceOf = (request: FastifyRequest): AuditSource => ({
  requestId: request.id,
  address: request.ip,
});

/** Column sizes of `audit_entries`. */
const SIZE = { actor: 64, action: 64, outcome: 16, target: 400, requestId: 64, address: 64 };

/** Who did what, or tried to. */
@Injectable()
export class Audit extends AuditTrail {
  constructor(
    private readonly prisma: PrismaService,
    private readonly log: Log,
  ) {
    super();
  }

  override refused({ organizationId, credentialId: actor }: Caller, action: string, target: string): Promise<void> {
    return this.record({ organizationId, actor, action, outcome: 'refused', target });
  }

  /** Adds one entry. Never throws: what the entry is about has happened, whether or not it could be written down. */
  async record(entry: AuditRecord): Promise<void> {
    try {
      await this.prisma.auditEntry.create({
        data: {
          organizationId: entry.organizationId,
          actor: fit(entry.actor, SIZE.actor),
          action: fit(entry.action, SIZE.action),
          outcome: fit(entry.outcome, SIZE.outcome),
          target: entry.target && fit(entry.target, SIZE.target),
          requestId: entry.requestId && fit(entry.requestId, SIZE.requestId),
          address: entry.address && fit(entry.address, SIZE.address),
        },
      });
    } catch (error) {
      this.log.failure(error, entry.requestId, { operation: 'audit', outcome: entry.outcome });
    }
  }
}

/** PostgreSQL takes no NUL in text, and a line feed could fake a second entry in an export. */
const fit = (text: string, size: number) => text.replace(/\p{Cc}/gu, ' ').slice(0, size);
