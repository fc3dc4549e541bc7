import { randomBytes } from 'node:crypto';
import { type Clock } from '../shared/clock.js';
import { type Gid } from './model.js';

/** What one consent gave: all its tokens die together. */
export interface Grant {
  id: string;
  user: Gid;
  scopes: string[];
  /** `oauth`: through the consent page; `control`: issued for a test; `personal`: a personal access token. */
  kind: 'oauth' | 'control' | 'personal';
  /** The OAuth application it was given to; null for a personal access token. */
  app: string | null;
  revoked: boolean;
}

interface AccessToken {
  value: string;
  grant: string;
  issuedAt: number;
  /** Milliseconds since the epoch; null never expires. */
  expiresAt: number | null;
}

interface RefreshToken {
  value: string;
  grant: string;
  /** When rotation replaced it. */
  replacedAt: number | null;
}

interface AuthorizationCode {
  value: string;
  grant: string;
  redirectUri: string;
  challenge: string | null;
  expiresAt: number;
  used: boolean;
}

export interface OAuthSettings {
  /** Life of an access token in seconds. */
  expiresIn: number;
  /** Asana does not rotate refresh tokens; `strict` and `leeway` imitate providers that do. */
  rotation: 'none' | 'leeway' | 'strict';
  /** How long a replaced refresh token still works under `leeway`, in seconds. */
  leewaySeconds: number;
  /** Every consent is refused with `access_denied`. */
  deny: boolean;
  /** Accepted beside loopback addresses. */
  redirectUris: string[];
}

export interface IssuedTokens {
  access: AccessToken;
  refresh: string;
  grant: Grant;
}

export type Check = { ok: true; grant: Grant } | { ok: false; reason: 'unknown' | 'expired' };

export interface TokensSnapshot {
  grants: Grant[];
  access: AccessToken[];
  refresh: RefreshToken[];
}

const CODE_LIFETIME_MS = 60_000;
export const DEFAULT_OAUTH: OAuthSettings = {
  expiresIn: 3600,
  rotation: 'none',
  leewaySeconds: 60,
  deny: false,
  redirectUris: [],
};

/** Grants and their tokens. Authorization codes live a minute and are not kept over a restart. */
export class TokenStore {
  settings: OAuthSettings = { ...DEFAULT_OAUTH };
  private grants = new Map<string, Grant>();
  private access = new Map<string, AccessToken>();
  private refresh = new Map<string, RefreshToken>();
  private codes = new Map<string, AuthorizationCode>();

  /** @param app the registered application */
  constructor(
    private readonly clock: Clock,
    private readonly app: string,
  ) {}

  issueCode(user: Gid, scopes: string[], redirectUri: string, challenge: string | null): AuthorizationCode {
    const grant = this.newGrant(user, scopes, 'oauth', this.app);
    const code = {
      value: randomBytes(24).toString('hex'),
      grant: grant.id,
      redirectUri,
      challenge,
      expiresAt: this.clock.now() + CODE_LIFETIME_MS,
      used: false,
    };
    this.codes.set(code.value, code);
    return code;
  }

  /** The code, once; a second use ends the grant, https://www.rfc-editor.org/rfc/rfc6749#section-4.1.2. */
  takeCode(value: string): AuthorizationCode | undefined {
    const code = this.codes.get(value);
    if (!code || this.clock.now() >= code.expiresAt) return undefined;
    if (code.used) {
      this.revokeGrant(code.grant);
      return undefined;
    }
    code.used = true;
    return code;
  }

  issue(grantId: string, expiresIn: number = this.settings.expiresIn): IssuedTokens {
    const grant = this.grant(grantId);
    const refresh = { value: `2/${grant.user}/r:${randomBytes(16).toString('hex')}`, grant: grantId, replacedAt: null };
    this.refresh.set(refresh.value, refresh);
    return { access: this.newAccess(grant, expiresIn), refresh: refresh.value, grant };
  }

  issueFor(user: Gid, scopes: string[], expiresIn?: number, app = this.app): IssuedTokens {
    return this.issue(this.newGrant(user, scopes, 'control', app).id, expiresIn);
  }

  issuePersonal(user: Gid, scopes: string[]): AccessToken {
    return this.newAccess(this.newGrant(user, scopes, 'personal', null), null);
  }

  /** New tokens for a refresh token, by the rotation in force; undefined stands for `invalid_grant`. */
  refreshWith(value: string): IssuedTokens | undefined {
    const token = this.refresh.get(value);
    if (!token || this.grant(token.grant).revoked) return undefined;
    const { rotation, leewaySeconds } = this.settings;
    if (token.replacedAt !== null) {
      const within = rotation === 'leeway' && this.clock.now() < token.replacedAt + leewaySeconds * 1000;
      if (!within && rotation !== 'none') {
        this.revokeGrant(token.grant);
        return undefined;
      }
    }
    const grant = this.grant(token.grant);
    if (rotation === 'none') return { access: this.newAccess(grant, this.settings.expiresIn), refresh: value, grant };
    token.replacedAt ??= this.clock.now();
    return this.issue(grant.id);
  }

  check(value: string): Check {
    const token = this.access.get(value);
    const grant = token && this.grant(token.grant);
    if (!grant || grant.revoked) return { ok: false, reason: 'unknown' };
    if (token.expiresAt !== null && this.clock.now() >= token.expiresAt) return { ok: false, reason: 'expired' };
    return { ok: true, grant };
  }

  /** Ends the grant of an access or refresh token; false when there is none. */
  revoke(value: string): boolean {
    const grant = this.refresh.get(value)?.grant ?? this.access.get(value)?.grant;
    if (grant === undefined) return false;
    this.revokeGrant(grant);
    return true;
  }

  /** Number of grants ended. */
  revokeUser(user: Gid): number {
    const grants = [...this.grants.values()].filter((grant) => grant.user === user && !grant.revoked);
    for (const grant of grants) this.revokeGrant(grant.id);
    return grants.length;
  }

  /** Makes access tokens expire now: those of a person, one by value, or all. Returns how many. */
  expire(which: { user?: Gid; token?: string }): number {
    const now = this.clock.now();
    const live = [...this.access.values()].filter(
      (token) =>
        (token.expiresAt === null || token.expiresAt > now) &&
        (which.token === undefined || token.value === which.token) &&
        (which.user === undefined || this.grant(token.grant).user === which.user),
    );
    for (const token of live) token.expiresAt = now;
    return live.length;
  }

  list(): { grant: Grant; token: AccessToken }[] {
    return [...this.access.values()].map((token) => ({ grant: this.grant(token.grant), token }));
  }

  clear(): void {
    for (const map of [this.grants, this.access, this.refresh, this.codes]) map.clear();
  }

  snapshot(): TokensSnapshot {
    return {
      grants: [...this.grants.values()],
      access: [...this.access.values()],
      refresh: [...this.refresh.values()],
    };
  }

  restore(snapshot: TokensSnapshot): void {
    this.clear();
    for (const grant of snapshot.grants) {
      // The state of an earlier version does not say it.
      const app = grant.kind === 'personal' ? null : (grant.app ?? this.app);
      this.grants.set(grant.id, { ...grant, app });
    }
    for (const token of snapshot.access) this.access.set(token.value, token);
    for (const token of snapshot.refresh) this.refresh.set(token.value, token);
  }

  private revokeGrant(id: string): void {
    this.grant(id).revoked = true;
  }

  private grant(id: string): Grant {
    const grant = this.grants.get(id);
    if (!grant) throw new Error(`Token without its grant ${id}`);
    return grant;
  }

  private newGrant(user: Gid, scopes: string[], kind: Grant['kind'], app: string | null): Grant {
    const grant = { id: randomBytes(9).toString('hex'), user, scopes, kind, app, revoked: false };
    this.grants.set(grant.id, grant);
    return grant;
  }

  private newAccess(grant: Grant, expiresIn: number | null): AccessToken {
    const now = this.clock.now();
    const token = {
      value: `2/${grant.user}/${grant.id}:${randomBytes(16).toString('hex')}`,
      grant: grant.id,
      issuedAt: now,
      expiresAt: expiresIn === null ? null : now + expiresIn * 1000,
    };
    this.access.set(token.value, token);
    return token;
  }
}
