import { randomBytes } from 'node:crypto';
import { type Clock } from '../shared/clock.js';
import { type AdminRole, type Id } from './model.js';

/** A token an administrator made for scripts: `Authorization: SSWS …`. */
export interface ApiToken {
  id: Id;
  value: string;
  /** Whose permissions it has. */
  user: Id;
  /** Its own, which may be less than its owner's. */
  role: AdminRole;
  revoked: boolean;
}

/** What one consent, or one client assertion, gave: all its tokens die together. */
export interface Grant {
  id: string;
  client: Id;
  /** null for a client that acts for itself. */
  user: Id | null;
  scopes: string[];
  revoked: boolean;
}

interface AccessToken {
  value: string;
  grant: string;
  expiresAt: number;
}

interface RefreshToken {
  value: string;
  grant: string;
  /** When rotation replaced it. */
  replacedAt: number | null;
}

interface AuthorizationCode {
  value: string;
  client: Id;
  grant: string;
  redirectUri: string;
  challenge: string;
  /** To come back in the ID token. */
  nonce: string | undefined;
  expiresAt: number;
  used: boolean;
}

type CodeRequest = Pick<AuthorizationCode, 'client' | 'redirectUri' | 'challenge' | 'nonce'>;

export interface OAuthSettings {
  /** Life of an access token in seconds. */
  expiresIn: number;
  /** `strict` ends a grant when a replaced refresh token comes back; `leeway` first lets it work for a while. */
  rotation: 'none' | 'leeway' | 'strict';
  /** Seconds; Okta allows 0 to 60. */
  leewaySeconds: number;
  /** Every consent is refused with `access_denied`. */
  deny: boolean;
  /** Accepted beside loopback addresses. */
  redirectUris: string[];
}

export interface IssuedTokens {
  access: string;
  /** null without the scope `offline_access`, and for clients that act for themselves. */
  refresh: string | null;
  grant: Grant;
}

export interface TokensSnapshot {
  apiTokens: ApiToken[];
  grants: Grant[];
  access: AccessToken[];
  refresh: RefreshToken[];
}

const CODE_LIFETIME_MS = 60_000;

export const defaultOAuth = (): OAuthSettings => ({
  expiresIn: 3_600,
  rotation: 'leeway',
  leewaySeconds: 30,
  deny: false,
  redirectUris: [],
});

/** API tokens, grants and their tokens. Authorization codes live a minute and are not kept over a restart. */
export class TokenStore {
  settings: OAuthSettings = defaultOAuth();
  private apiTokens = new Map<string, ApiToken>();
  private grants = new Map<string, Grant>();
  private access = new Map<string, AccessToken>();
  private refresh = new Map<string, RefreshToken>();
  private codes = new Map<string, AuthorizationCode>();

  constructor(private readonly clock: Clock) {}

  addApiToken(id: Id, user: Id, role: AdminRole): ApiToken {
    const value = `00${randomBytes(30).toString('base64url')}`;
    const token: ApiToken = { id, value, user, role, revoked: false };
    this.apiTokens.set(value, token);
    return token;
  }

  findApiToken(value: string): ApiToken | undefined {
    const token = this.apiTokens.get(value);
    return token?.revoked ? undefined : token;
  }

  issueCode(request: CodeRequest, user: Id, scopes: string[]): string {
    const grant = this.newGrant(request.client, user, scopes);
    const value = randomBytes(24).toString('base64url');
    const expiresAt = this.clock.now() + CODE_LIFETIME_MS;
    this.codes.set(value, { ...request, value, grant: grant.id, expiresAt, used: false });
    return value;
  }

  /** The code, once; a second use ends the grant, https://www.rfc-editor.org/rfc/rfc6749#section-4.1.2. */
  takeCode(value: string): AuthorizationCode | undefined {
    const code = this.codes.get(value);
    if (!code || this.clock.now() >= code.expiresAt) return undefined;
    if (code.used) {
      this.grant(code.grant).revoked = true;
      return undefined;
    }
    code.used = true;
    return code;
  }

  /** Tokens for a grant that a code led to. */
  issue(grantId: string, expiresIn = this.settings.expiresIn): IssuedTokens {
    const grant = this.grant(grantId);
    const wantsRefresh = grant.user !== null && grant.scopes.includes('offline_access');
    return { access: this.newAccess(grant, expiresIn), refresh: wantsRefresh ? this.newRefresh(grant) : null, grant };
  }

  /** For a client that acts for itself when `user` is null. */
  issueFor(client: Id, user: Id | null, scopes: string[], expiresIn?: number): IssuedTokens {
    return this.issue(this.newGrant(client, user, scopes).id, expiresIn);
  }

  clientOf(refreshToken: string): Id | undefined {
    const token = this.refresh.get(refreshToken);
    return token && this.grant(token.grant).client;
  }

  /** New tokens for a refresh token, by the rotation in force; undefined stands for `invalid_grant`. */
  refreshWith(value: string): IssuedTokens | undefined {
    const token = this.refresh.get(value);
    const grant = token && this.grant(token.grant);
    if (!grant || grant.revoked) return undefined;
    const { rotation, leewaySeconds, expiresIn } = this.settings;
    if (rotation === 'none') return { access: this.newAccess(grant, expiresIn), refresh: value, grant };
    if (token.replacedAt !== null) {
      const within = rotation === 'leeway' && this.clock.now() < token.replacedAt + leewaySeconds * 1000;
      if (!within) {
        grant.revoked = true;
        return undefined;
      }
    }
    token.replacedAt ??= this.clock.now();
    return { access: this.newAccess(grant, expiresIn), refresh: this.newRefresh(grant), grant };
  }

  /** The grant of an access token that is alive. */
  check(value: string): Grant | undefined {
    const token = this.access.get(value);
    const grant = token && this.grant(token.grant);
    return !grant || grant.revoked || this.clock.now() >= token.expiresAt ? undefined : grant;
  }

  /** Ends one access token, or with a refresh token the whole grant; an API token too. False when there is none. */
  revoke(value: string): boolean {
    const refresh = this.refresh.get(value);
    const apiToken = this.apiTokens.get(value);
    if (refresh) this.grant(refresh.grant).revoked = true;
    if (apiToken) apiToken.revoked = true;
    return this.access.delete(value) || refresh !== undefined || apiToken !== undefined;
  }

  /** Ends what a user granted; returns how many grants. API tokens stay until they are revoked themselves. */
  revokeUser(user: Id): number {
    const alive = [...this.grants.values()].filter((grant) => grant.user === user && !grant.revoked);
    for (const grant of alive) grant.revoked = true;
    return alive.length;
  }

  /** Makes access tokens expire now: one by value, or all. Returns how many. */
  expire(value?: string): number {
    const now = this.clock.now();
    const alive = [...this.access.values()].filter(
      (token) => token.expiresAt > now && (value === undefined || token.value === value),
    );
    for (const token of alive) token.expiresAt = now;
    return alive.length;
  }

  clear(): void {
    for (const map of [this.apiTokens, this.grants, this.access, this.refresh, this.codes]) map.clear();
  }

  snapshot(): TokensSnapshot {
    return structuredClone({
      apiTokens: [...this.apiTokens.values()],
      grants: [...this.grants.values()],
      access: [...this.access.values()],
      refresh: [...this.refresh.values()],
    });
  }

  restore(taken: TokensSnapshot): void {
    const snapshot = structuredClone(taken);
    this.clear();
    for (const token of snapshot.apiTokens) this.apiTokens.set(token.value, token);
    for (const grant of snapshot.grants) this.grants.set(grant.id, grant);
    for (const token of snapshot.access) this.access.set(token.value, token);
    for (const token of snapshot.refresh) this.refresh.set(token.value, token);
  }

  private grant(id: string): Grant {
    const grant = this.grants.get(id);
    if (!grant) throw new Error(`Token without its grant ${id}`);
    return grant;
  }

  private newGrant(client: Id, user: Id | null, scopes: string[]): Grant {
    const grant = { id: `oag${randomBytes(9).toString('hex')}`, client, user, scopes, revoked: false };
    this.grants.set(grant.id, grant);
    return grant;
  }

  private newAccess(grant: Grant, expiresIn: number): string {
    const value = randomBytes(48).toString('base64url');
    this.access.set(value, { value, grant: grant.id, expiresAt: this.clock.now() + expiresIn * 1000 });
    return value;
  }

  private newRefresh(grant: Grant): string {
    const value = randomBytes(32).toString('base64url');
    this.refresh.set(value, { value, grant: grant.id, replacedAt: null });
    return value;
  }
}
