import { Agent as HttpAgent, type IncomingMessage, request as httpRequest } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';

/** What a webhook's target answered; without a status there was no answer, and `text` says why. */
export interface HookAnswer {
  status: number | null;
  text: string;
  secret: string | undefined;
}

/** Of an answer's body only its beginning matters, for the record of failures. */
const KEPT_CHARACTERS = 1_000;

/** Posts to the targets of webhooks; redirects are not followed. */
export class HookClient {
  private readonly http = new HttpAgent({ keepAlive: true });
  private readonly https = new HttpsAgent({ keepAlive: true });

  async post(target: string, headers: Record<string, string>, body: string, timeoutMs: number): Promise<HookAnswer> {
    const none = (text: string): HookAnswer => ({ status: null, text, secret: undefined });
    return new Promise((done) => {
      const secure = target.startsWith('https:');
      const options = {
        method: 'POST',
        agent: secure ? this.https : this.http,
        headers: {
          'content-type': 'application/json; charset=utf-8',
          'content-length': Buffer.byteLength(body),
          ...headers,
        },
      };
      const request = secure ? httpsRequest(target, options) : httpRequest(target, options);
      const timer = setTimeout(() => {
        done(none(`No answer within ${timeoutMs / 1000} seconds`));
        request.destroy();
      }, timeoutMs);
      request.on('response', (response) => read(response, done));
      request.on('error', (error: NodeJS.ErrnoException) => done(none(`Connection failed: ${error.code ?? 'error'}`)));
      request.on('close', () => clearTimeout(timer));
      request.end(body);
    });
  }

  /** Cuts what is under way. */
  close(): void {
    this.http.destroy();
    this.https.destroy();
  }
}

function read(response: IncomingMessage, done: (answer: HookAnswer) => void): void {
  let text = '';
  const { statusCode: status = null, statusMessage = '', headers } = response;
  const secret = headers['x-hook-secret'];
  response.setEncoding('utf8');
  response.on('data', (chunk: string) => {
    if (text.length < KEPT_CHARACTERS) text += chunk.slice(0, KEPT_CHARACTERS - text.length);
    else response.destroy();
  });
  const finish = (): void =>
    done({ status, text: `${status} ${statusMessage}\n\n${text}`, secret: Array.isArray(secret) ? secret[0] : secret });
  response.on('end', finish);
  // After `destroy` or a cut connection: what was read is all there is.
  response.on('close', finish);
}
