import { Webhook } from 'standardwebhooks';
import { newSecret, signedHeaders } from './signature.js';

const ID = '019a0c41-7d3b-7e02-8a41-0c9b5f6d7e21';
const BODY = '{"type":"task.completed","data":{"name":"é"}}';
const now = () => Math.floor(Date.now() / 1_000);
const verify = (secret: string, body: string, headers: Readonly<Record<string, string>>) =>
  new Webhook(secret).verify(body, { ...headers });

it('is what the published library verifies, and makes itself', () => {
  const { shown, kept } = newSecret();
  expect(shown).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
  const seconds = now();
  const headers = signedHeaders(ID, seconds, BODY, [kept]);
  expect(verify(shown, BODY, headers)).toEqual(JSON.parse(BODY));
  expect(headers['webhook-signature']).toBe(new Webhook(shown).sign(ID, new Date(seconds * 1_000), BODY));
});

it('is refused for another body, id, time or secret', () => {
  const { shown, kept } = newSecret();
  const headers = signedHeaders(ID, now(), BODY, [kept]);
  for (const [secret, body, changed] of [
    [shown, `${BODY} `, headers],
    [shown, BODY, { ...headers, 'webhook-id': 'another' }],
    [shown, BODY, { ...headers, 'webhook-timestamp': String(now() + 1) }],
    [newSecret().shown, BODY, headers],
    [shown, BODY, signedHeaders(ID, now() - 600, BODY, [kept])],
  ] as const) {
    expect(() => verify(secret, body, changed)).toThrow();
  }
});

it('is one of each secret while two are good', () => {
  const [older, newer] = [newSecret(), newSecret()];
  const headers = signedHeaders(ID, now(), BODY, [newer.kept, older.kept]);
  expect(headers['webhook-signature']).toMatch(/^v1,\S+ v1,\S+$/);
  for (const { shown } of [older, newer]) expect(verify(shown, BODY, headers)).toEqual(JSON.parse(BODY));
});
