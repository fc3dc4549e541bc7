import type { TokenType } from '../../contracts/index.js';
import type { Secret } from '../vault/index.js';
import { reveal } from '../vault/reveal.js';

/** A token and how it is shown: the scheme and the value of the Authorization header. */
export interface Credential {
  readonly scheme: TokenType;
  readonly token: Secret;
}

/** The header in clear: only for the wire. */
export const headerOf = ({ scheme, token }: Credential): string => `${scheme} ${reveal(token)}`;
