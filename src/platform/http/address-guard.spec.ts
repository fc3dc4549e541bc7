import { createServer, connect, type AddressInfo, type Server } from 'node:net';
import type { LookupAddress } from 'node:dns';

import { ProviderError } from '../../contracts/index.js';
import { AddressRefusedError, guardedConnector, guardedLookup, guardUrl, isPublicAddress } from './address-guard.js';
import { UpstreamHttp, UpstreamObserver } from './index.js';

const allowed = ['api.example.com', '*.okta.example', 'bücher.example'].map((pattern) =>
  pattern.replace('bücher', 'xn--bcher-kva'),
);

const hostileUrls = [
  // Schemes and nonsense
  ...['', 'api.example.com', '//api.example.com/', 'http://api.example.com/', 'ftp://api.example.com/'],
  ...['file:///etc/passwd', 'gopher://api.example.com/', 'data:text/plain,hi', 'javascript:alert(1)', 'https://'],
  ...['ws://api.example.com/', 'https://[::1', 'https:///', 'unix:/var/run/docker.sock'],
  // Loopback in every spelling
  ...['https://localhost/', 'https://LOCALHOST/', 'https://localhost./', 'https://127.0.0.1/', 'https://127.0.0.1./'],
  ...['https://127.1/', 'https://127.0.1/', 'https://2130706433/', 'https://0x7f000001/', 'https://0x7f.1/'],
  ...['https://0177.0.0.1/', 'https://017700000001/', 'https://127.255.255.254/', 'https://0/', 'https://0.0.0.0/'],
  ...['https://①②⑦.⓪.⓪.①/', 'https://１２７.０.０.１/', 'https://127。0。0。1/', 'https://%31%32%37.0.0.1/'],
  ...['https://[::1]/', 'https://[0:0:0:0:0:0:0:1]/', 'https://[::]/', 'https://[::ffff:127.0.0.1]/'],
  ...['https://[::ffff:7f00:1]/', 'https://[::127.0.0.1]/', 'https://[64:ff9b::7f00:1]/', 'https://[2002:7f00:1::]/'],
  // Private, link-local, metadata, shared, and public literals too
  ...['https://10.0.0.1/', 'https://172.16.0.1/', 'https://192.168.1.1/', 'https://169.254.169.254/latest/'],
  ...['https://2852039166/', 'https://0xa9fea9fe/', 'https://100.64.0.1/', 'https://255.255.255.255/'],
  ...['https://[fe80::1]/', 'https://[fc00::1]/', 'https://[fd00:ec2::254]/', 'https://[ff02::1]/'],
  ...['https://8.8.8.8/', 'https://[2606:4700::1111]/', 'https://metadata.google.internal/'],
  // User information and ports
  ...['https://user@api.example.com/', 'https://user:pass@api.example.com/', 'https://:pass@api.example.com/'],
  ...['https://api.example.com@evil.example/', 'https://api.example.com%40evil.example/'],
  ...['https://api.example.com:8443/', 'https://api.example.com:80/', 'https://api.example.com:0/'],
  ...['https://evil.example\\@api.example.com:99/', 'https://api.example.com:443@evil.example/'],
  // Look-alikes
  ...['https://evil.example/', 'https://api.example.com.evil.example/', 'https://evilapi.example.com/'],
  ...['https://example.com/', 'https://sub.api.example.com/', 'https://api.example.com../', 'https://api-example.com/'],
  ...['https://okta.example/', 'https://.okta.example/', 'https://a..okta.example/', 'https://evilokta.example/'],
  ...['https://okta.example.evil.example/', 'https://аpi.example.com/', 'https://evil.example#.okta.example'],
  ...[
    'https://evil.example?.okta.example',
    'https://evil.example/.okta.example',
    'https://evil.example\\.okta.example',
  ],
  ...['https://evil.example\t/', 'https://a_b.okta.example/', 'https://api.example.com.127.0.0.1.nip.example/'],
];

const publicAddresses = ['8.8.8.8', '1.1.1.1', '172.15.255.255', '172.32.0.1', '100.63.255.255', '2606:4700::1111'];
const specialAddresses = [
  ...['127.0.0.1', '127.9.9.9', '10.1.2.3', '172.16.0.1', '172.31.255.255', '192.168.0.1', '169.254.169.254'],
  ...['100.64.0.1', '100.127.255.255', '0.0.0.0', '0.1.2.3', '255.255.255.255', '224.0.0.1', '239.1.1.1', '240.0.0.1'],
  ...['192.0.0.1', '192.0.2.1', '198.18.0.1', '198.51.100.1', '203.0.113.1', '192.88.99.1'],
  ...['::', '::1', '::ffff:8.8.8.8', '::ffff:127.0.0.1', '::127.0.0.1', '::8.8.8.8', '64:ff9b::8.8.8.8'],
  ...['64:ff9b:1::1', '2002:7f00:1::', '2001::1', '2001:db8::1', '3fff::1', 'fe80::1', 'fe80::1%lo', 'fec0::1'],
  ...['fc00::1', 'fd00:ec2::254', 'ff02::1', '100::1', '4000::1', 'not an address', ''],
];

const code = (error: unknown) => (error as { code?: string }).code;

describe('guardUrl', () => {
  it('has a table of at least 60 hostile URLs', () => {
    expect(new Set(hostileUrls).size).toBeGreaterThanOrEqual(60);
  });

  it.each(hostileUrls)('refuses %j', (url) => {
    expect(() => guardUrl(url, allowed, false)).toThrow(AddressRefusedError);
  });

  it.each([
    ['https://api.example.com/a?b=c', 'https://api.example.com/a?b=c'],
    ['HTTPS://API.Example.COM/A', 'https://api.example.com/A'],
    ['https://api.example.com:443/', 'https://api.example.com/'],
    ['https://api.example.com./', 'https://api.example.com/'],
    ['https://dev-1.okta.example/', 'https://dev-1.okta.example/'],
    ['https://a.b.okta.example/', 'https://a.b.okta.example/'],
    ['https://BÜCHER.example/', 'https://xn--bcher-kva.example/'],
    ['https://api.example.com\\@evil.example/', 'https://api.example.com/@evil.example/'],
  ])('takes %j for %j', (url, normalised) => {
    expect(guardUrl(url, allowed, false).href).toBe(normalised);
  });

  it.each(['http://127.0.0.1:4000/x', 'http://localhost:1/', 'https://[::1]:8443/', 'http://127.3.2.1/'])(
    'takes %j only where loopback is allowed',
    (url) => {
      expect(guardUrl(url, [], true).href).toBe(url);
      expect(() => guardUrl(url, [], false)).toThrow(AddressRefusedError);
    },
  );

  it.each([
    ...['http://user@127.0.0.1/', 'ftp://127.0.0.1/', 'http://localhost./', 'http://localhost.evil.example/'],
    ...['http://10.0.0.1/', 'http://0.0.0.0:80/', 'http://[::ffff:127.0.0.1]/', 'http://api.example.com/'],
    ...['https://169.254.169.254/', 'https://evil.example/', 'http://[::]:80/', 'https://api.example.com:8443/'],
  ])('still refuses %j where loopback is allowed', (url) => {
    expect(() => guardUrl(url, allowed, true)).toThrow(AddressRefusedError);
  });
});

describe('isPublicAddress', () => {
  it.each(publicAddresses)('%j is', (address) => expect(isPublicAddress(address)).toBe(true));
  it.each(specialAddresses)('%j is not', (address) => expect(isPublicAddress(address)).toBe(false));
});

describe('a listener on loopback', () => {
  let canary: Server;
  let port: number;
  let connections = 0;
  const answers = (...addresses: string[]) =>
    addresses.map((address): LookupAddress => ({ address, family: address.includes(':') ? 6 : 4 }));

  beforeAll(async () => {
    canary = createServer((socket) => {
      connections += 1;
      socket.end();
    });
    await new Promise<void>((done) => canary.listen(0, '127.0.0.1', done));
    port = (canary.address() as AddressInfo).port;
  });
  beforeEach(() => (connections = 0));
  afterAll(() => new Promise((done) => canary.close(done)));

  const dial = (host: string, allowLoopback: boolean, resolve: () => Promise<LookupAddress[]>) =>
    new Promise<unknown>((done) => {
      const socket = connect({ host, port, lookup: guardedLookup(allowLoopback, resolve) });
      socket
        .on('error', done)
        .on('close', () => done('closed'))
        .resume();
    });

  it('is reached through a name when loopback is allowed, so that the refusals below mean something', async () => {
    expect(await dial('localhost', true, async () => answers('127.0.0.1'))).toBe('closed');
    expect(connections).toBe(1);
  });

  it.each([
    ['its address', ['127.0.0.1']],
    ['its address after a public one', ['8.8.8.8', '127.0.0.1']],
    ['its mapped address', ['::ffff:127.0.0.1']],
    ['nothing', []],
  ])('is not reached through a foreign name that resolves to %s', async (_what, addresses) => {
    for (const allowLoopback of [false, true]) {
      const error = await dial('api.example.com', allowLoopback, async () => answers(...addresses));
      expect(code(error)).toBe('address_refused');
    }
    expect(connections).toBe(0);
  });

  it('is not reached when "localhost" resolves elsewhere', async () => {
    expect(code(await dial('localhost', true, async () => answers('8.8.8.8')))).toBe('address_refused');
  });

  it('is not reached by a literal past the URL check', async () => {
    const connector = guardedConnector(false, async () => answers('127.0.0.1'), 1_000);
    const options = { hostname: '127.0.0.1', protocol: 'http:', port: String(port) };
    const error = await new Promise((done) => connector(options, (...[refusal]) => done(refusal)));
    expect(code(error)).toBe('address_refused');
    expect(connections).toBe(0);
  });

  it('is not reached by rebinding: each connection is made to the addresses that were checked for it', async () => {
    const script = [answers('8.8.8.8'), answers('127.0.0.1')];
    const lookup = guardedLookup(false, async () => script.shift() ?? []);
    const look = (all: boolean) =>
      new Promise<unknown[]>((done) => lookup('rebind.example', { all }, (...result) => done(result)));

    expect(await look(true)).toEqual([null, [{ address: '8.8.8.8', family: 4 }]]);
    expect(code((await look(true))[0])).toBe('address_refused');
    script.push(answers('8.8.4.4'));
    expect(await look(false)).toEqual([null, '8.8.4.4', 4]);
  });

  it('is not reached by UpstreamHttp when a repeated try resolves to it', async () => {
    const lookups: string[] = [];
    const script = [Promise.reject(Object.assign(new Error('no name'), { code: 'EAI_AGAIN' })), answers('127.0.0.1')];
    const upstream = new UpstreamHttp(
      {
        allowLoopback: true,
        timeoutMs: 1_000,
        clock: { now: () => 0, sleep: async () => undefined },
        resolve: async (hostname) => {
          lookups.push(hostname);
          return (await script.shift()) ?? [];
        },
      },
      new UpstreamObserver(),
    );
    const request = { provider: 'acme', method: 'GET', policy: 'read', allowedHosts: allowed } as const;
    const error: unknown = await upstream
      .send({ ...request, url: 'https://api.example.com/' })
      .catch((e: unknown) => e);
    expect(error).toBeInstanceOf(ProviderError);
    expect(error).toMatchObject({ kind: 'rejected', code: 'address_refused' });
    expect(lookups).toEqual(['api.example.com', 'api.example.com']);
    expect(connections).toBe(0);
    await upstream.onApplicationShutdown();
  });

  it('is refused before anything is resolved or sent, as ProviderError', async () => {
    const resolve = jest.fn(async () => answers('127.0.0.1'));
    const upstream = new UpstreamHttp({ allowLoopback: false, timeoutMs: 1_000, resolve }, new UpstreamObserver());
    const urls = [...hostileUrls, `http://127.0.0.1:${port}/`, `http://localhost:${port}/`, `https://[::1]:${port}/`];
    for (const url of urls) {
      const request = { provider: 'acme', method: 'POST', policy: 'read', allowedHosts: allowed, url } as const;
      await expect(upstream.send(request)).rejects.toMatchObject({ kind: 'rejected', code: 'address_refused' });
    }
    expect(resolve).not.toHaveBeenCalled();
    expect(connections).toBe(0);
    await upstream.onApplicationShutdown();
  });
});
