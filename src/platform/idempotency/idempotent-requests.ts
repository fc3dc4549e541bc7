import { Injectable } from '@nestjs/common';
import { problem, type ProblemError } from '../problem/index.js';
import { Log } from '../telemetry/index.js';
import { Secret, Vault } from '../vault/index.js';
import { reveal } from '../vault/reveal.js';
import { type Claim, type ClaimRow, Claims, type RequestName } from './claims.js';
import { type Kept, type KeptAnswer, keptProblem, keptSchema, verdictOn } from './kept-answer.js';

export interface AskedRequest extends RequestName {
  readonly fingerprint: Uint8Array<ArrayBuffer>;
  /** The operation can find out itself what became of an earlier attempt. */
  readonly resumable: boolean;
}

/** Rows can vanish between two looks at them when they are past their time; not so often in a row. */
const MOST_LOOKS = 3;
const ASK_AGAIN_SECONDS = 1;

const bindingOf = (organizationId: string, record: string) => ({
  organizationId,
  record,
  column: 'idempotent_requests.answer',
});

/** Does what a request asks for once, and tells its repetitions what came of it, over all processes and restarts. */
@Injectable()
export class IdempotentRequests {
  constructor(
    private readonly claims: Claims,
    private readonly vault: Vault,
    private readonly log: Log,
  ) {}

  /**
   * @returns the right to do the work, or what came of it before
   * @throws problem `idempotency_conflict` while it is being done, `idempotency_mismatch` for another request,
   * `idempotency_outcome_unknown` when nobody can tell what came of it
   */
  async begin(asked: AskedRequest): Promise<Claim | Kept> {
    for (let look = 0; look < MOST_LOOKS; look++) {
      const claim = await this.claims.begin(asked, asked.fingerprint);
      if (claim) return claim;
      const row = await this.claims.find(asked);
      if (row && !row.is_over) return this.again(row, asked);
      if (row) await this.claims.forget(row);
    }
    throw inFlight();
  }

  private async again(row: ClaimRow, { fingerprint, resumable }: AskedRequest): Promise<Claim | Kept> {
    if (!Buffer.from(row.fingerprint).equals(fingerprint)) throw problem('idempotency_mismatch');
    if (row.answer !== null) return this.open(row, row.answer);
    if (row.is_held) throw inFlight();
    if (row.is_abandoned && !resumable) throw problem('idempotency_outcome_unknown');
    const claim = await this.claims.takeOver(row);
    if (claim) return claim;
    throw inFlight();
  }

  /** The work succeeded. The answer is written down before the client gets it. Never throws. */
  async succeeded(claim: Claim, answer: KeptAnswer): Promise<void> {
    await this.keep(claim, answer.status, answer);
  }

  /** The work failed. Never throws. */
  async failed(claim: Claim, error: ProblemError): Promise<void> {
    const verdict = verdictOn(error);
    if (verdict === 'definite') await this.keep(claim, error.status, keptProblem(error));
    else if (verdict === 'not_begun') await this.claims.release(claim);
    else await this.claims.abandon(claim);
  }

  /** Sealed, since an answer may hold a secret that is shown once. */
  private async keep(claim: Claim, status: number, kept: Kept): Promise<void> {
    try {
      const text = Secret.of(JSON.stringify(kept));
      await this.claims.keep(claim, status, await this.vault.seal(text, bindingOf(claim.organizationId, claim.id)));
    } catch (error) {
      this.log.failure(error, undefined, { operation: 'idempotency.keep', attempt: claim.attempt });
      await this.claims.abandon(claim);
    }
  }

  private async open({ id, organization_id }: ClaimRow, sealed: string): Promise<Kept> {
    try {
      const text = await this.vault.open(sealed, bindingOf(organization_id, id));
      return keptSchema.parse(JSON.parse(reveal(text)));
    } catch (cause) {
      const detail = 'The request with this Idempotency-Key was carried out, but its answer cannot be read any more.';
      throw problem('idempotency_outcome_unknown', { detail, cause });
    }
  }
}

const inFlight = () => problem('idempotency_conflict', { retryAfterSeconds: ASK_AGAIN_SECONDS });
