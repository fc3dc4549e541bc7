import { acmeManifest, revealed, useRoom, type WireAnswer } from '../../../test/faults/refresh-support.js';
import { Secret } from '../../platform/vault/index.js';
import { readTokenAnswer } from './token-answer.js';
import { type TokenGrant, TokenRequestError } from './token-endpoint.js';

const NOW = Date.parse('2026-11-21T12:00:00Z');
const GRANT: TokenGrant = { grant_type: 'refresh_token', refresh_token: Secret.of('refresh-1') };

describe('TokenEndpoint', () => {
  const { wire, room } = useRoom();

  const request = (answer: WireAnswer, grant: TokenGrant = GRANT) => {
    wire.answer = () => answer;
    return room().endpoint.request(room().directory.get('acme'), grant);
  };
  const failure = async (answer: WireAnswer) => {
    const error: unknown = await request(answer).catch((e: unknown) => e);
    expect(error).toBeInstanceOf(TokenRequestError);
    const { final, code, retryAfterSeconds } = error as TokenRequestError;
    return { final, code, retryAfterSeconds };
  };

  it('sends the grant as a form with the client’s credentials', async () => {
    const issued = await request({
      body: { access_token: 'a-1', refresh_token: 'r-2', expires_in: 60, scope: 'read write', token_type: 'bearer' },
    });
    expect(revealed(issued.accessToken)).toBe('a-1');
    expect(issued.refreshToken && revealed(issued.refreshToken)).toBe('r-2');
    expect(issued.expiresAt).toEqual(new Date(NOW + 60_000));
    expect(issued.scopes).toEqual(['read', 'write']);
    expect(wire.calls).toHaveLength(1);
    expect(wire.calls[0]).toMatchObject({ method: 'POST', path: '/token', authorization: undefined });
    expect(Object.fromEntries(wire.calls[0]?.form ?? [])).toEqual({
      client_id: 'client-1',
      client_secret: 'client-secret-1',
      grant_type: 'refresh_token',
      refresh_token: 'refresh-1',
    });
  });

  it('sends a code with its verifier', async () => {
    await request(
      { body: { access_token: 'a-1' } },
      {
        grant_type: 'authorization_code',
        code: 'c-1',
        redirect_uri: 'http://127.0.0.1/callback',
        code_verifier: Secret.of('v-1'),
      },
    );
    expect(Object.fromEntries(wire.calls[0]?.form ?? [])).toMatchObject({
      grant_type: 'authorization_code',
      code: 'c-1',
      redirect_uri: 'http://127.0.0.1/callback',
      code_verifier: 'v-1',
    });
  });

  it.each<[string, WireAnswer, { final: boolean; code: string; retryAfterSeconds?: number }]>([
    ['invalid_grant', { status: 400, body: { error: 'invalid_grant' } }, { final: true, code: 'invalid_grant' }],
    ['invalid_grant with 200', { body: { error: 'invalid_grant' } }, { final: true, code: 'invalid_grant' }],
    ['invalid_client', { status: 401, body: { error: 'invalid_client' } }, { final: false, code: 'invalid_client' }],
    ['invalid_request', { status: 400, body: { error: 'invalid_request' } }, { final: false, code: 'invalid_request' }],
    ['a code that is none', { status: 400, body: { error: 'a b\n' } }, { final: false, code: 'response_unreadable' }],
    ['400 without JSON', { status: 400, body: '<html>' }, { final: false, code: 'response_unreadable' }],
    ['200 without JSON', { body: '<html>' }, { final: false, code: 'response_unreadable' }],
    ['200 without a token', { body: { token_type: 'bearer' } }, { final: false, code: 'response_unreadable' }],
    ['an empty token', { body: { access_token: '' } }, { final: false, code: 'response_unreadable' }],
    [
      'a token that breaks a header',
      { body: { access_token: 'a\r\nb' } },
      { final: false, code: 'response_unreadable' },
    ],
    ['500', { status: 500, body: { error: 'invalid_grant' } }, { final: false, code: 'unavailable' }],
    [
      '503 with Retry-After',
      { status: 503, headers: { 'retry-after': '7' } },
      { final: false, code: 'unavailable', retryAfterSeconds: 7 },
    ],
    [
      '429',
      { status: 429, headers: { 'retry-after': '30' } },
      { final: false, code: 'rate_limited', retryAfterSeconds: 30 },
    ],
    [
      'a redirect',
      { status: 302, headers: { location: 'http://127.0.0.1:1/' } },
      { final: false, code: 'redirect_refused' },
    ],
  ])('classifies %s', async (_, answer, expected) => {
    expect(await failure(answer)).toEqual({ retryAfterSeconds: undefined, ...expected });
    expect(wire.calls).toHaveLength(1);
  });

  it('does not call a provider whose client is not configured', async () => {
    const provider = room().directory.get('acme');
    const unconfigured = { ...provider, settings: { ...provider.settings, configured: false } };
    await expect(room().endpoint.request(unconfigured, GRANT)).rejects.toMatchObject({
      final: false,
      code: 'not_configured',
    });
    expect(wire.calls).toHaveLength(0);
  });

  it('revokes as RFC 7009 says, whatever the body of the answer', async () => {
    wire.answer = () => ({ body: 'gone' });
    await room().endpoint.revoke(room().directory.get('acme'), Secret.of('refresh-1'), 'refresh_token');
    expect(wire.calls[0]).toMatchObject({ method: 'POST', path: '/revoke' });
    expect(Object.fromEntries(wire.calls[0]?.form ?? [])).toEqual({
      client_id: 'client-1',
      client_secret: 'client-secret-1',
      token: 'refresh-1',
      token_type_hint: 'refresh_token',
    });
  });
});

describe('readTokenAnswer', () => {
  const read = (extra: object, oauth: object = {}) =>
    readTokenAnswer(
      { access_token: 'a', ...extra },
      { ...acmeManifest, oauth: { ...acmeManifest.oauth, ...oauth } },
      NOW,
    );
  const lifetimeOf = (extra: object, oauth?: object) => {
    const expiresAt = read(extra, oauth)?.expiresAt;
    return expiresAt && (expiresAt.getTime() - NOW) / 1000;
  };

  it.each([
    ['a number', { expires_in: 3600 }, 3600],
    ['a quoted number', { expires_in: '3599' }, 3599],
    ['absent: the manifest’s default', {}, 1800],
    ['null', { expires_in: null }, 1800],
    ['words', { expires_in: 'soon' }, 1800],
    ['negative', { expires_in: -1 }, 1800],
    ['absurd', { expires_in: 1e12 }, 1800],
  ])('expires_in: %s', (_, extra, expected) => {
    expect(lifetimeOf(extra)).toBe(expected);
  });

  it('has no expiry where neither the answer nor the manifest knows one', () => {
    expect(lifetimeOf({}, { defaultExpiresIn: undefined })).toBeNull();
  });

  it.each([
    ['a string', { scope: 'a b' }, {}, ['a', 'b']],
    ['commas', { scope: 'a,b' }, { scopeSeparator: ',' }, ['a', 'b']],
    ['a list', { scope: ['a', 'b'] }, {}, ['a', 'b']],
    ['absent', {}, {}, []],
    ['empty', { scope: '' }, {}, []],
  ])('scope: %s', (_, extra, oauth, expected) => {
    expect(read(extra, oauth)?.scopes).toEqual(expected);
  });

  it('takes null for an absent refresh token', () => {
    expect(read({ refresh_token: null })).not.toHaveProperty('refreshToken');
  });
});
