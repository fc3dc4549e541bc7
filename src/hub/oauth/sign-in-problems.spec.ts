import { ProblemError } from '../../platform/problem/index.js';
import { requireIssuer } from './sign-in-problems.js';

const OURS = 'https://accounts.example.com';

describe('requireIssuer', () => {
  it.each([
    [OURS, OURS],
    [OURS, undefined],
    [undefined, 'https://whoever.example.com'],
  ])('lets an answer through: expected %s, sent %s', (expected, sent) => {
    expect(() => requireIssuer(expected, sent)).not.toThrow();
  });

  it.each(['https://attacker.example.com', `${OURS}/`, '', 'HTTPS://accounts.example.com'])(
    'refuses an answer of %p',
    (sent) => {
      expect(() => requireIssuer(OURS, sent)).toThrow(ProblemError);
    },
  );
});
