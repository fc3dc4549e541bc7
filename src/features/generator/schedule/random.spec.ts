import { randomFor, SeededRandom } from './random.js';

const stream = (random: SeededRandom, count: number) => Array.from({ length: count }, () => random.next());

describe('a seeded random', () => {
  it('is the same for the same seed and step, and another for each other', () => {
    const first = stream(randomFor('job_1', 7), 5);
    expect(stream(randomFor('job_1', 7), 5)).toEqual(first);
    for (const other of [randomFor('job_1', 8), randomFor('job_2', 7), randomFor('job_1', '7/names')]) {
      expect(stream(other, 5)).not.toEqual(first);
    }
  });

  it('does not mix up where the seed ends and the step begins', () => {
    expect(randomFor('a#1', 2).state).not.toEqual(randomFor('a', '1#2').state);
    expect(randomFor('a"#1', 2).state).not.toEqual(randomFor('a', '1"#2').state);
  });

  it('goes on from a stored state', () => {
    const random = SeededRandom.of('seed');
    stream(random, 100);
    const stored = JSON.parse(JSON.stringify(random.state));
    expect(stream(SeededRandom.from(stored), 20)).toEqual(stream(random, 20));
  });

  it('forks without moving itself', () => {
    const random = SeededRandom.of('seed');
    const before = random.state;
    const fork = random.fork('names');
    expect(random.state).toEqual(before);
    expect(stream(random.fork('names'), 5)).toEqual(stream(fork, 5));
    expect(stream(random.fork('dates'), 5)).not.toEqual(stream(random.fork('names'), 5));
  });

  it('is even over [0, 1): chi-square of 100 equal parts', () => {
    const random = SeededRandom.of('even');
    const counts = new Array<number>(100).fill(0);
    for (let draw = 0; draw < 200_000; draw += 1) counts[Math.floor(random.next() * 100)]! += 1;
    const chiSquare = counts.reduce((sum, count) => sum + (count - 2_000) ** 2 / 2_000, 0);
    // 99 degrees of freedom: mean 99, standard deviation √198; five of them either way.
    expect(chiSquare).toBeLessThan(99 + 5 * Math.sqrt(198));
    expect(chiSquare).toBeGreaterThan(99 - 5 * Math.sqrt(198));
  });

  it('draws whole numbers with both borders', () => {
    const random = SeededRandom.of('integers');
    const drawn = new Set(Array.from({ length: 1_000 }, () => random.integer(3, 6)));
    expect([...drawn].sort()).toEqual([3, 4, 5, 6]);
    expect(random.integer(4, 4)).toBe(4);
    expect(() => random.integer(2, 1)).toThrow(RangeError);
  });

  it('draws in proportion to weights and never what weighs nothing', () => {
    const random = SeededRandom.of('weights');
    const counts = { a: 0, b: 0, never: 0 };
    for (let draw = 0; draw < 40_000; draw += 1) {
      counts[
        random.weighted([
          ['a', 3],
          ['never', 0],
          ['b', 1],
        ] as const)
      ] += 1;
    }
    expect(counts.never).toBe(0);
    // 30,000 expected, standard deviation √(40,000 · ¾ · ¼) = 86.6
    expect(Math.abs(counts.a - 30_000)).toBeLessThan(5 * 86.6);
    expect(() => random.weighted([['never', 0]])).toThrow(RangeError);
  });

  it('shuffles into every order equally often, samples without repeating', () => {
    const random = SeededRandom.of('orders');
    const orders = new Map<string, number>();
    for (let draw = 0; draw < 24_000; draw += 1) {
      const order = random.shuffle(['a', 'b', 'c', 'd']).join('');
      orders.set(order, (orders.get(order) ?? 0) + 1);
    }
    expect(orders.size).toBe(24);
    for (const count of orders.values()) expect(Math.abs(count - 1_000)).toBeLessThan(5 * Math.sqrt(1_000));
    expect(new Set(random.sample([1, 2, 3, 4, 5], 3)).size).toBe(3);
    expect(random.sample([1, 2], 3).sort()).toEqual([1, 2]);
    expect(() => random.pick([])).toThrow(RangeError);
  });
});
