import { Log, type LogFields } from './log.js';

describe('Log', () => {
  const lines: string[] = [];
  const log = new Log('info', { write: (line: string) => void lines.push(line) });
  beforeEach(() => (lines.length = 0));
  const last = () => JSON.parse(lines.at(-1) ?? '{}') as Record<string, unknown>;

  it('writes one JSON line with the allowed fields', () => {
    log.info('request', { request_id: 'r1', status: 200, route: '/api/x' });
    expect(last()).toMatchObject({ level: 30, msg: 'request', request_id: 'r1', status: 200, route: '/api/x' });
  });

  it('drops every field that is not on the list', () => {
    log.info('request', { request_id: 'r1', authorization: 'Bearer canary', token: 'canary' } as LogFields);
    expect(lines.join()).not.toContain('canary');
  });

  it('tells class, code and place of a failure, never its text', () => {
    const cause = Object.assign(new TypeError('canary in a cause'), { code: 'ECONNRESET' });
    log.failure(new Error('canary in a message', { cause }), 'r2');
    expect(last()).toMatchObject({ level: 50, request_id: 'r2', error: 'Error < TypeError', code: 'ECONNRESET' });
    expect(last().stack).toContain('log.spec');
    expect(lines.join()).not.toContain('canary');
  });

  it('keeps Nest’s chatter below info', () => {
    log.log('Mapped {/api/keys, GET} route', 'RouterExplorer');
    expect(lines).toEqual([]);
  });
});
