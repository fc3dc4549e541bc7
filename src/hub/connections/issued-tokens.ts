import { type TokenType } from '../../contracts/index.js';
import { Secret } from '../../platform/vault/index.js';

/** What a provider handed out, or what a caller brought along. */
export interface IssuedTokens {
  readonly accessToken: Secret;
  /** How it is shown. Absent: as `Bearer`, which is what token endpoints issue. */
  readonly tokenType?: TokenType;
  /** Absent: there is none, or on renewal: the one before stays good. */
  readonly refreshToken?: Secret;
  /** null: the token does not expire, as far as anybody said. */
  readonly expiresAt: Date | null;
  /** Empty when the provider did not say: then it granted what was asked for (RFC 6749 section 5.1). */
  readonly scopes: readonly string[];
}

/** Characters that RFC 6749 (appendix A.12, A.17) allows in tokens, without the blank: it would break a header. */
export const TOKEN_TEXT = /^[\x21-\x7e]{1,8192}$/;
