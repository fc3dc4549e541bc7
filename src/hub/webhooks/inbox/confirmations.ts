import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { PrismaService } from '../../../platform/database/index.js';
import { problem } from '../../../platform/problem/index.js';

/** The answer to a create call comes within moments of its handshake. Asana waits ten seconds for ours. */
const LONGEST_WAIT = 8_000;
const LOOK_EVERY = 50;
/** More than these at once come from nobody who means well. */
const MOST_WAITING = 100;

/**
 * Deliveries that are signed with a secret of which nobody knows yet whether it is the provider's: somebody else may have
 * sent it first, and only the provider's answer to the create call tells. They wait for that.
 */
@Injectable()
export class Confirmations {
  #waiting = 0;

  constructor(private readonly prisma: PrismaService) {}

  /**
   * @returns false when the registration was given up, so that the secret was not the provider's or is of no use
   * @throws problem `overloaded`, which makes the provider come back
   */
  async isConfirmed(registrationId: string): Promise<boolean> {
    if (this.#waiting >= MOST_WAITING) throw problem('overloaded', { retryAfterSeconds: 5 });
    this.#waiting += 1;
    try {
      return await this.wait(registrationId);
    } finally {
      this.#waiting -= 1;
    }
  }

  private async wait(id: string): Promise<boolean> {
    const deadline = performance.now() + LONGEST_WAIT;
    while (performance.now() < deadline) {
      const row = await this.prisma.webhookRegistration.findUnique({ where: { id }, select: { status: true } });
      if (row?.status !== 'pending') return row?.status === 'active';
      await sleep(LOOK_EVERY);
    }
    throw problem('overloaded', { retryAfterSeconds: 5 });
  }
}
