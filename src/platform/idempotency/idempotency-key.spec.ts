import { readIdempotencyKey } from './idempotency-key.js';

describe('Idempotency-Key', () => {
  it.each([
    ['8e03978e-40d5-43dd-bc93-6894a57f9324', '8e03978e-40d5-43dd-bc93-6894a57f9324'],
    ['"8e03978e-40d5-43dd-bc93-6894a57f9324"', '8e03978e-40d5-43dd-bc93-6894a57f9324'],
    [' order:17/line=3 ', 'order:17/line=3'],
    ['"a \\"quoted\\" key"', 'a "quoted" key'],
    ['x'.repeat(255), 'x'.repeat(255)],
  ])('%s is read', (header, key) => {
    expect(readIdempotencyKey(header)).toBe(key);
  });

  it.each([
    ['empty', ''],
    ['blank', '  '],
    ['an empty string', '""'],
    ['too long', 'x'.repeat(256)],
    ['sent twice', 'one, two'],
    ['open quotes', '"one'],
    ['a bare quote', 'o"ne'],
    ['control characters', 'one\ttwo'],
    ['beyond ASCII', 'schlüssel'],
    ['parameters', '"one";two=3'],
  ])('%s is refused, naming the header', (_, header) => {
    expect(() => readIdempotencyKey(header)).toThrow(
      expect.objectContaining({
        code: 'validation_failed',
        options: { errors: [{ field: 'Idempotency-Key', message: expect.stringContaining('1 to 255') }] },
      }),
    );
  });
});
