import { NotFoundException } from '@nestjs/common';
import { problems, ProviderError } from '../../contracts/index.js';
import { toProblem } from './from-error.js';
import { problemBody } from './problem-body.js';
import { invalidField, missingField, problem } from './problem.js';

const body = (error: unknown, style: Parameters<typeof problemBody>[1]) =>
  problemBody(toProblem(error), style, '/api/thing', 'r1');

describe('problem bodies', () => {
  it('carry the RFC 9457 members and where it happened', () => {
    expect(body(problem('not_found'), { dialect: 'problem' })).toEqual({
      type: 'urn:switchyard:problem:not_found',
      title: 'Not found',
      status: 404,
      detail: 'There is no such thing here.',
      instance: '/api/thing',
      request_id: 'r1',
      code: 'not_found',
    });
  });

  it('speak ATOM: ok, success and an error object, with the operation’s own code for what is not the client’s fault', () => {
    const style = { dialect: 'atom', failure: 'LIST_TASKS_FAILED', required: 'user_id is required.' } as const;
    expect(body(new ProviderError('unavailable', 'x'), style)).toMatchObject({
      status: 500,
      ok: false,
      success: false,
      error: { code: 'LIST_TASKS_FAILED', message: 'The provider did not answer properly. Try again later.' },
    });
    expect(body(missingField('user_id'), style)).toMatchObject({
      status: 400,
      detail: 'user_id is required.',
      errors: [{ field: 'user_id', message: 'is required' }],
      error: { code: 'VALIDATION_ERROR', message: 'user_id is required.' },
    });
  });

  it('speak enhanced: the error names what failed, and a missing connection has the family’s own sentence', () => {
    const origin = { service: 'asana', endpoint: 'tasks', source: 'asana_api' };
    const style = { dialect: 'enhanced', notConnected: 'Asana tokens not found', origin } as const;
    const message = 'Asana tokens not found';
    expect(body(new ProviderError('auth_expired', 'x'), style)).toMatchObject({
      status: 401,
      detail: message,
      ok: false,
      success: false,
      message,
      error: { code: 'AUTH_ERROR', message, service: 'asana', endpoint: 'tasks' },
      timestamp: expect.stringMatching(/Z$/),
      source: 'asana_api',
    });
  });

  it('have a sentence for a single field where the family documents one', () => {
    const style = { dialect: 'atom', required: { user_id: 'user_id is required' } } as const;
    expect(body(missingField('user_id'), style).detail).toBe('user_id is required');
    expect(body(missingField('query'), style).detail).toBe('query is required.');
  });

  it('speak text: error is the sentence', () => {
    expect(body(invalidField('limit', 'must be 1 to 100'), { dialect: 'text' })).toMatchObject({
      ok: false,
      success: false,
      error: 'limit: must be 1 to 100',
    });
  });

  it('speak Quantum: the operation’s failure for what is not the client’s fault, with the sentence as details', () => {
    const style = {
      dialect: 'quantum',
      failure: 'Task creation failed',
      required: 'Missing required fields: organizationId, taskData, campaignId',
      sentences: { rate_limited: 'Rate limit exceeded' },
    } as const;
    expect(body(new ProviderError('unavailable', 'x'), style)).toMatchObject({
      status: 500,
      error: 'Task creation failed',
      details: 'The provider did not answer properly. Try again later.',
    });
    expect(body(new ProviderError('rejected', 'x'), style)).toMatchObject({ status: 400, error: style.failure });
    expect(body(problem('rate_limited'), style)).toMatchObject({ status: 429, error: 'Rate limit exceeded' });
    expect(body(missingField('taskData'), style)).toMatchObject({ status: 400, error: style.required });
    const own = body(problem('not_found', { detail: 'There is no such task.' }), style);
    expect(own).toMatchObject({ status: 404, error: 'There is no such task.' });
    expect(own).not.toHaveProperty('details');
  });

  it('name the missing fields where no sentence is documented', () => {
    const error = problem('validation_failed', {
      errors: [
        { field: 'a', message: 'is required', missing: true },
        { field: 'b', message: 'is required', missing: true },
      ],
    });
    expect(body(error, { dialect: 'problem' }).detail).toBe('a, b are required.');
  });
});

describe('toProblem', () => {
  it.each([
    ['auth_expired', 'not_connected', 401],
    ['forbidden', 'provider_forbidden', 403],
    ['not_found', 'provider_not_found', 404],
    ['rate_limited', 'provider_rate_limited', 429],
    ['unavailable', 'provider_unavailable', 500],
    ['rejected', 'provider_rejected', 400],
  ] as const)('maps a provider’s %s to %s (%d)', (kind, code, status) => {
    const error = toProblem(new ProviderError(kind, 'upstream words'));
    expect([error.code, error.status]).toEqual([code, status]);
  });

  it('keeps the provider’s Retry-After', () => {
    expect(toProblem(new ProviderError('rate_limited', 'x', { retryAfterSeconds: 17 })).options.retryAfterSeconds).toBe(
      17,
    );
  });

  it('shows nothing of what nobody foresaw', () => {
    const error = toProblem(new Error('password=hunter2'));
    expect(error.code).toBe('internal');
    expect(JSON.stringify(body(error, { dialect: 'atom' }))).not.toContain('hunter2');
  });

  it('reads Nest’s and PostgreSQL’s errors', () => {
    expect(toProblem(new NotFoundException()).code).toBe('not_found');
    const away = Object.assign(new Error('terminating connection'), { code: '57P01', severity: 'FATAL' });
    expect(toProblem(away)).toMatchObject({ code: 'database_unavailable', status: 503 });
    expect(toProblem(away).options.retryAfterSeconds).toBeGreaterThan(0);
  });

  it('has a sentence and a title for every code', () => {
    for (const [code, definition] of Object.entries(problems)) {
      expect([code, definition.title.length > 0, definition.detail.length > 0]).toEqual([code, true, true]);
    }
  });
});
