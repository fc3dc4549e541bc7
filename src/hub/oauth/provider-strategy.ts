import OAuth2Strategy from 'passport-oauth2';
import { atSite } from '../../platform/config/index.js';
import { Secret } from '../../platform/vault/index.js';
import { type InstalledProvider } from '../catalog/index.js';
import { type IssuedTokens } from '../connections/index.js';

/** To the provider: `keep` stores the PKCE verifier and returns the state that stands for it. */
export interface AuthorizationLeg {
  readonly query: Readonly<Record<string, never>>;
  readonly keep: (verifier: Secret | undefined) => Promise<string>;
}

/** Back from the provider, once the flow of `state` has been claimed. */
export interface TokenLeg {
  readonly query: { readonly code: string; readonly state: string };
  /** The PKCE verifier that was kept. */
  readonly verifier: string | undefined;
}

/** Parameters of the token request as passport-oauth2 composes them. */
export interface TokenParameters {
  readonly redirect_uri: string;
  readonly code_verifier?: string;
}

export type RequestTokens = (code: string, parameters: TokenParameters) => Promise<IssuedTokens>;

type Done<T extends unknown[]> = (error: Error | null, ...results: T) => void;

/** passport-oauth2 picks its calling convention by `Function.length`: these need exactly five and four parameters. */
const stateStore = {
  store(leg: AuthorizationLeg, verifier: string | undefined, _state: unknown, _meta: unknown, done: Done<[string?]>) {
    void leg.keep(verifier === undefined ? undefined : Secret.of(verifier)).then((state) => done(null, state), done);
  },
  verify(leg: TokenLeg, _state: string, _meta: unknown, done: Done<[string | true]>) {
    done(null, leg.verifier ?? true);
  },
};

/** Tokens are handed on as a whole: what passport-oauth2 takes for the access token only has to be there. */
const TOKEN_PRESENT = '[redacted]';

/** passport-oauth2 for one provider, with our one-time state and our own guarded way to the token endpoint. */
export class ProviderStrategy extends OAuth2Strategy {
  private readonly fixedParameters: Readonly<Record<string, string>>;

  constructor({ manifest, settings }: InstalledProvider, scopes: readonly string[], requestTokens: RequestTokens) {
    super(
      {
        authorizationURL: atSite(settings.authorizeUrl, settings.site),
        tokenURL: atSite(settings.tokenUrl, settings.site),
        clientID: settings.clientId,
        // Added by the token endpoint alone, so that it never passes through here.
        clientSecret: '',
        callbackURL: settings.redirectUri,
        scope: [...scopes],
        scopeSeparator: manifest.oauth.scopeSeparator,
        pkce: manifest.oauth.pkce,
        store: stateStore as unknown as OAuth2Strategy.StateStore,
        skipUserProfile: true,
      },
      (
        _access: string,
        _refresh: string,
        tokens: Express.User,
        _profile: unknown,
        done: OAuth2Strategy.VerifyCallback,
      ) => done(null, tokens),
    );
    this.fixedParameters = manifest.oauth.authorizeParameters;
    // Its own HTTP client has no time-out, no address guard and no limit on the answer.
    Object.assign(this._oauth2, {
      getOAuthAccessToken: (
        code: string,
        parameters: TokenParameters,
        done: Done<[string?, undefined?, IssuedTokens?]>,
      ) => {
        void requestTokens(code, parameters).then((tokens) => done(null, TOKEN_PRESENT, undefined, tokens), done);
      },
    });
  }

  override authorizationParams(): object {
    return { ...this.fixedParameters };
  }
}
