import { explainError } from './asana.errors.js';

const body = (message: string) => JSON.stringify({ errors: [{ message, help: 'For more information …' }] });

describe('explainError', () => {
  it('finds the scope that a refused call needs', () => {
    const found = { code: 'insufficient_scope', requiredScope: 'workspaces:read' };
    expect(explainError(403, body('This app is missing a required scope: workspaces:read'))).toEqual(found);
  });
  it('repeats nothing that is not a scope', () => {
    const found = explainError(403, body('You do not have the required scope <script>alert(1)</script>'));
    expect(found).toEqual({ code: 'insufficient_scope' });
  });
  it('explains neither another refusal nor what is not JSON', () => {
    expect(explainError(403, body('You do not have access to this project'))).toBeUndefined();
    expect(explainError(403, '<html>')).toBeUndefined();
    expect(explainError(400, body('missing a required scope: tasks:read'))).toBeUndefined();
  });
});
