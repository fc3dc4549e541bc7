import { bytes, json, trickle, useUpstreamWire } from '../../../test/support/upstream-wire.js';
import { UpstreamHttp, UpstreamObserver } from './index.js';

const wire = useUpstreamWire({ connectTimeoutMs: 2_000 });
const { send, failing } = wire;

describe('a text', () => {
  it('is sent as it is', async () => {
    const content = '{"b": 1,\n "a":"é" }';
    await send({ method: 'POST', text: { contentType: 'application/json', content } });
    expect(wire.received[0]).toMatchObject({ method: 'POST', body: content });
    expect(wire.received[0]?.headers['content-type']).toBe('application/json');
  });

  it('is no second body', async () => {
    const text = { contentType: 'text/plain', content: 'x' };
    await expect(send({ text, json: {} })).rejects.toThrow(TypeError);
    await expect(send({ text, form: {} })).rejects.toThrow(TypeError);
  });
});

describe('an answer of which only the status counts', () => {
  const status = async () => {
    const answer = await send({ parse: 'none', maxBytes: 1_000, timeoutMs: 5_000 });
    return [answer.status, answer.body];
  };

  it('may be no JSON', async () => {
    wire.answer = bytes('thanks', {}, 202);
    expect(await status()).toEqual([202, undefined]);
    expect(wire.received[0]?.headers.accept).toBe('*/*');
  });

  it('is not read to its end, nor waited for', async () => {
    let written = 0;
    const closed = new Promise<void>((done) => {
      wire.answer = (response) => {
        const more = () => {
          while (!response.destroyed && response.write(Buffer.alloc(16_384))) written += 16_384;
        };
        response.on('drain', more).on('close', done);
        more();
      };
    });
    expect(await status()).toEqual([200, undefined]);
    await closed;
    expect(written).toBeLessThan(20 * 1024 * 1024);
    wire.answer = trickle;
    expect(await status()).toEqual([200, undefined]);
  });

  it('is an error with the status of one', async () => {
    wire.answer = json({ secret: 'x' }, 503);
    expect(await failing({ parse: 'none' })).toMatchObject({ kind: 'unavailable', status: 503 });
    wire.answer = bytes('', { location: '/elsewhere' }, 302);
    expect(await failing({ parse: 'none' })).toMatchObject({ code: 'redirect_refused' });
  });
});

describe('an address that is checked', () => {
  const upstream = (allowLoopback: boolean, ...addresses: string[]) =>
    new UpstreamHttp(
      {
        allowLoopback,
        timeoutMs: 1_000,
        resolve: async () => {
          if (addresses.length === 0) throw Object.assign(new Error('no such name'), { code: 'ENOTFOUND' });
          return addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
        },
      },
      new UpstreamObserver(),
    );
  const checked = async (http: UpstreamHttp, url: string) => {
    const { hostname } = new URL(url);
    try {
      await http.check({ provider: 'acme', method: 'POST', url, allowedHosts: [hostname] });
      return 'fine';
    } catch (error) {
      return (error as { code?: string }).code;
    }
  };

  it.each([
    ['fine', 'https://hooks.example.com/a', '203.0.114.7'],
    ['address_refused', 'https://hooks.example.com/a', '10.1.2.3'],
    ['address_refused', 'https://hooks.example.com/a', '203.0.114.7', '::1'],
    ['connect_failed', 'https://hooks.example.com/a'],
    ['address_refused', 'http://hooks.example.com/a', '203.0.114.7'],
    ['address_refused', 'https://user@hooks.example.com/a', '203.0.114.7'],
    ['address_refused', 'https://hooks.example.com:8443/a', '203.0.114.7'],
    ['address_refused', 'https://127.0.0.1/a'],
    ['address_refused', 'http://[::1]:80/a'],
  ])('is %s: %s at %s', async (expected, url, ...addresses) => {
    expect(await checked(upstream(false, ...addresses), url)).toBe(expected);
  });

  it('may be a loopback one where that is allowed', async () => {
    expect(await checked(upstream(true), 'http://127.0.0.1:4000/a')).toBe('fine');
    expect(await checked(upstream(true), 'http://[::1]:4000/a')).toBe('fine');
    expect(await checked(upstream(true, '127.0.0.1'), 'http://localhost:4000/a')).toBe('fine');
    expect(await checked(upstream(true, '192.168.0.9'), 'http://localhost:4000/a')).toBe('address_refused');
    expect(await checked(upstream(true), 'https://10.0.0.1/a')).toBe('address_refused');
  });
});
