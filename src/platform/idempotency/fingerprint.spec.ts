import { fingerprintOf, type FingerprintedRequest } from './fingerprint.js';

const request = { method: 'POST', url: '/api/tasks?b=2&a=1', body: { name: 'x', notes: { a: [1, 2], b: null } } };
const isSame = (other: Partial<FingerprintedRequest>) =>
  Buffer.from(fingerprintOf(request)).equals(fingerprintOf({ ...request, ...other }));

describe('fingerprint of a request', () => {
  it('is the same however members and parameters are ordered', () => {
    expect(isSame({ body: { notes: { b: null, a: [1, 2] }, name: 'x' } })).toBe(true);
    expect(isSame({ url: '/api/tasks?a=1&b=2' })).toBe(true);
  });

  it.each([
    ['method', { method: 'PUT' }],
    ['path', { url: '/api/tasks/1?b=2&a=1' }],
    ['query', { url: '/api/tasks?b=2&a=3' }],
    ['repeated parameter', { url: '/api/tasks?b=2&a=1&a=1' }],
    ['value', { body: { ...request.body, name: 'y' } }],
    ['order of a list', { body: { ...request.body, notes: { a: [2, 1], b: null } } }],
    ['absent member', { body: { name: 'x', notes: { a: [1, 2] } } }],
    ['type', { body: { ...request.body, name: 1 } }],
    ['body', { body: undefined }],
  ])('differs with another %s', (_, other) => {
    expect(isSame(other)).toBe(false);
  });
});
