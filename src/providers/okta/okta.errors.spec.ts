import { explainError } from './okta.errors.js';

const body = (errorCode: string, ...causes: string[]) =>
  JSON.stringify({
    errorCode,
    errorSummary: 'Secret words',
    errorCauses: causes.map((errorSummary) => ({ errorSummary })),
  });

describe('what an error of Okta says', () => {
  it('is its code, and none of its words', () => {
    expect(explainError(401, body('E0000011'))).toEqual({ code: 'E0000011' });
    expect(explainError(403, body('E0000038', 'Not in this status'))).toEqual({ code: 'E0000038' });
  });

  it('is that a thing exists already', () => {
    const taken = 'login: An object with this field already exists in the current organization';
    expect(explainError(400, body('E0000001', taken))).toEqual({ code: 'already_exists' });
    expect(explainError(400, body('E0000001', 'login: too short'))).toEqual({ code: 'E0000001' });
  });

  it('is the missing scope', () => {
    const words = 'The access token provided does not contain the required scopes: okta.users.manage';
    expect(explainError(403, JSON.stringify({ errorCode: 'E0000006', errorSummary: words }))).toEqual({
      code: 'insufficient_scope',
      requiredScope: 'okta.users.manage',
    });
    expect(explainError(403, 'required scope <b>evil</b>')).toEqual({ code: 'insufficient_scope' });
  });

  it.each(['', 'not JSON', '[]', '{"errorCode":"rm -rf"}', 'null'])('is nothing for %j', (text) => {
    expect(explainError(400, text)).toBeUndefined();
  });
});
