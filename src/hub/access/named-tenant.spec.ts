import { namedTenant } from './named-tenant.js';

const errorsOf = (query: unknown, body: unknown) => {
  try {
    namedTenant({ query, body });
  } catch (error) {
    return (error as { options: { errors: { field: string; message: string; missing?: boolean }[] } }).options.errors;
  }
  return [];
};

describe('namedTenant', () => {
  it.each([
    [{}, undefined, {}],
    [{ user_id: 'a' }, undefined, { userId: 'a' }],
    [{}, { user_id: 'a', organizationId: 'o' }, { userId: 'a', organizationId: 'o' }],
    [{ user_id: 'a' }, { user_id: 'a' }, { userId: 'a' }],
    [{}, { user_id: null }, {}],
    [{}, [{ user_id: 'a' }], {}],
    [{}, 'user_id=a', {}],
    [{}, Object.create({ user_id: 'inherited' }), {}],
    [{ user_id: '😀'.repeat(255) }, {}, { userId: '😀'.repeat(255) }],
  ])('of query %j and body %j is %j', (query, body, expected) => {
    expect(namedTenant({ query, body })).toEqual({ userId: undefined, organizationId: undefined, ...expected });
  });

  it.each([
    ['a repeated one', { user_id: ['a', 'b'] }, {}, 'user_id'],
    ['a repeated equal one', { user_id: ['a', 'a'] }, {}, 'user_id'],
    ['a contradiction', { user_id: 'a' }, { user_id: 'b' }, 'user_id'],
    ['a number', {}, { user_id: 7 }, 'user_id'],
    ['an object', {}, { user_id: { $ne: null } }, 'user_id'],
    ['a boolean', {}, { organizationId: true }, 'organizationId'],
    ['a NUL', { user_id: 'a\0' }, {}, 'user_id'],
    ['a line feed', { organizationId: 'a\nb' }, {}, 'organizationId'],
    ['256 characters', { user_id: 'a'.repeat(256) }, {}, 'user_id'],
    ['a lone surrogate', {}, { user_id: 'a\ud800' }, 'user_id'],
  ])('refuses %s', (_what, query, body, field) => {
    expect(errorsOf(query, body)).toEqual([{ field, message: expect.any(String) }]);
  });

  it('calls an empty user missing instead of falling back to the caller', () => {
    expect(errorsOf({ user_id: '' }, {})).toEqual([{ field: 'user_id', message: 'is required', missing: true }]);
  });
});
