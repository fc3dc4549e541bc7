import type { IncomingHttpHeaders } from 'node:http';
import { Injectable } from '@nestjs/common';
import { Intake } from '../../../hub/webhooks/index.js';
import { problem, ProblemError } from '../../../platform/problem/index.js';
import { asana } from '../../../providers/asana/index.js';
import { SetupHandshakes } from '../config/setup-handshakes.js';

export interface Delivery {
  readonly token: string | undefined;
  readonly setupTest: string | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}
/** The header of a handshake, and what has to come back in it. */
type Echo = { readonly header: string; readonly secret: string };

/** What Asana delivers to the documented address: the inbox's, in the words of that address. */
@Injectable()
export class DocumentedDeliveries {
  constructor(
    private readonly intake: Intake,
    private readonly handshakes: SetupHandshakes,
  ) {}

  /**
   * @returns what to echo, for a handshake
   * @throws problem `invalid_webhook_signature`, also for an address that is none of ours any more;
   * `webhook_processing_failed` for what is signed and no JSON: it is kept, so that somebody can look at it
   */
  async receive({ token, setupTest, headers, body }: Delivery): Promise<Echo | undefined> {
    if (setupTest !== undefined) return this.ofSetupTest(setupTest, headers);
    const received = await this.intake.receive(asana.manifest.id, token, headers, body).catch(asRefusal);
    if (received.kind === 'handshake') return received;
    if (!isJson(body)) throw problem('webhook_processing_failed');
    return undefined;
  }

  /** Nothing that is delivered for a test is believed or kept. */
  private async ofSetupTest(word: string, headers: IncomingHttpHeaders): Promise<Echo | undefined> {
    if (!this.handshakes.isExpected(word)) throw problem('invalid_webhook_signature');
    const header = asana.manifest.webhooks?.handshake?.header ?? '';
    const secret = headers[header];
    if (typeof secret !== 'string') return undefined;
    await this.handshakes.arrived(word);
    return { header, secret };
  }
}

/** This address says no more than that a delivery is not proved. */
function asRefusal(error: unknown): never {
  const isUnknown = error instanceof ProblemError && (error.code === 'not_found' || error.code === 'webhook_gone');
  throw isUnknown ? problem('invalid_webhook_signature', { cause: error }) : error;
}

function isJson(body: Buffer): boolean {
  try {
    JSON.parse(body.toString());
    return true;
  } catch {
    return false;
  }
}
