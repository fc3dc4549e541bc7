import { findLeaks } from './leak-search.js';

const SECRET = 'sk~live/Ab+9=canary-token';
const disguised = {
  raw: SECRET,
  'in base64 of a longer text': Buffer.from(`x${SECRET}y`).toString('base64'),
  'in base64url': Buffer.from(`{"t":"${SECRET}"}`).toString('base64url'),
  'base64, second alignment': Buffer.from(`ab${SECRET}`).toString('base64'),
  'URL-encoded': `?token=${encodeURIComponent(SECRET)}&x`,
  hex: Buffer.from(`__${SECRET}__`).toString('hex'),
  HEX: Buffer.from(SECRET).toString('hex').toUpperCase(),
};

describe('findLeaks', () => {
  it.each(Object.entries(disguised))('finds a secret %s', (_, text) => {
    const leaks = findLeaks({ log: `before ${text} after` }, [SECRET]);
    expect(leaks.length).toBeGreaterThan(0);
    expect(leaks[0]?.place).toBe('log');
  });
  it('finds nothing where nothing is', () => {
    expect(findLeaks({ log: 'sk~live/Ab+9=canary-tokem', answers: '' }, [SECRET])).toEqual([]);
  });
  it('refuses secrets that would be found by chance', () => {
    expect(() => findLeaks({}, ['short'])).toThrow(/short/);
  });
});
