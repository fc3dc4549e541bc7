import { type ChildProcess, fork } from 'node:child_process';
import path from 'node:path';

export interface Grant {
  readonly accessToken: string;
  readonly refreshToken: string;
  readonly grantId: string;
  /** Seconds the access token lives. */
  readonly expiresIn: number;
}

/** As the server itself counted. */
export interface Counts {
  readonly tokenCalls: number;
  /** Token calls it refused: a refresh token that is used, revoked or unknown. */
  readonly refused: number;
  /** Calls of the resource with a token that lives, and with one that does not. */
  readonly served: number;
  readonly unauthorized: number;
}

export interface TokenFault {
  readonly status?: number;
  readonly delayMs?: number;
  readonly hang?: true;
}

interface Address {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

/** oidc-provider with strict rotation: a refresh token that is used twice ends its grant. */
export class AuthorizationServer {
  private orders = 0;

  private constructor(
    private readonly child: ChildProcess,
    private readonly address: Address,
  ) {}

  static async start(): Promise<AuthorizationServer> {
    const child = fork(path.join(import.meta.dirname, 'authorization-server-process.mjs'), {
      stdio: 'ignore',
      serialization: 'json',
    });
    return new AuthorizationServer(child, (await answerOf(child, 0)) as Address);
  }

  /** What makes a server of ours take it for its Asana. */
  get env(): Record<string, string> {
    const { issuer, clientId, clientSecret } = this.address;
    return {
      ASANA_CLIENT_ID: clientId,
      ASANA_CLIENT_SECRET: clientSecret,
      ASANA_API_BASE_URL: `${issuer}/api`,
      ASANA_AUTHORIZE_URL: `${issuer}/auth`,
      ASANA_TOKEN_URL: `${issuer}/token`,
      ASANA_REVOKE_URL: `${issuer}/token/revocation`,
    };
  }

  /** The tokens of a consent just given. */
  grant = () => this.ask('grant') as Promise<Grant>;
  counts = () => this.ask('counts') as Promise<Counts>;
  /** What the token endpoint does wrong from now on; nothing without an argument. */
  fault = (fault: TokenFault = {}) => this.ask('fault', fault);
  revoke = (grantId: string) => this.ask('revoke', grantId);

  stop(): void {
    this.child.kill();
  }

  private ask(order: string, argument?: unknown): Promise<unknown> {
    const id = ++this.orders;
    const answer = answerOf(this.child, id);
    this.child.send({ id, order, argument });
    return answer;
  }
}

interface Answer {
  readonly id: number;
  readonly result: unknown;
}

function answerOf(child: ChildProcess, id: number): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const listen = (answer: Answer) => {
      if (answer.id !== id) return;
      child.off('message', listen).off('exit', gone);
      resolve(answer.result);
    };
    const gone = () => reject(new Error('The authorization server has ended.'));
    child.on('message', listen).on('exit', gone);
  });
}
