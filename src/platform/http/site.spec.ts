import { AddressRefusedError } from './address-guard.js';
import { readSite } from './site.js';

const HOSTS = ['*.okta.com', '*.oktapreview.com', 'id.example.com'];
const read = (text: string, allowLoopback = false) => readSite(text, HOSTS, allowLoopback);

describe('a site that a caller names', () => {
  it.each([
    ['https://acme.okta.com', 'https://acme.okta.com'],
    ['https://acme.okta.com/', 'https://acme.okta.com'],
    ['https://acme.okta.com.', 'https://acme.okta.com'],
    ['https://acme.okta.com./', 'https://acme.okta.com'],
    ['HTTPS://ACME.Okta.COM', 'https://acme.okta.com'],
    ['https://dev-123456.oktapreview.com', 'https://dev-123456.oktapreview.com'],
    ['https://id.example.com', 'https://id.example.com'],
  ])('%s is %s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it.each([
    '',
    ' ',
    'acme',
    'acme.okta.com',
    '//acme.okta.com',
    'http://acme.okta.com',
    'ftp://acme.okta.com',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'data:text/html,x',
    'https:acme.okta.com',
    'https:/acme.okta.com',
    'https:///acme.okta.com',
    'https:\\\\acme.okta.com',
    ' https://acme.okta.com',
    'https://acme.okta.com ',
    'https://acme.okta.com\n',
    'https://acme.ok\tta.com',
    'https://acme.okta.com\r\nhost: evil.com',
    'https://acme.okta.com%00.evil.com',
    'https://acme%2eokta%2ecom',
    // other hosts that look like one
    'https://okta.com',
    'https://evilokta.com',
    'https://acme.evilokta.com',
    'https://okta.com.evil.com',
    'https://acme.okta.com.evil.com',
    'https://acme.okta.com-evil.com',
    'https://acme-okta.com',
    'https://acme.okta.co',
    'https://acme.okta.comm',
    'https://other.example.com',
    'https://x.id.example.com',
    'https://xn--okt-9ka.com',
    'https://xn--acm-hma.okta.com',
    'https://acme.xn--okta-.com',
    // Cyrillic a, Greek omicron, Kelvin sign, full-width letters, ideographic full stop, soft hyphen, zero-width space
    'https://\u0430cme.okta.com',
    'https://acme.\u03bfkta.com',
    'https://acme.o\u212ata.com',
    'https://acme.\uff4fkta.com',
    'https://acme\u3002okta\u3002com',
    'https://acme.ok\u00adta.com',
    'https://acme\u200b.okta.com',
    // what may not stand beside the host
    'https://user@acme.okta.com',
    'https://user:pass@acme.okta.com',
    'https://acme.okta.com@evil.com',
    'https://@acme.okta.com',
    'https://acme.okta.com:443',
    'https://acme.okta.com:8443',
    'https://acme.okta.com:',
    'https://acme.okta.com/api/v1',
    'https://acme.okta.com//',
    'https://acme.okta.com/..',
    'https://acme.okta.com?x=1',
    'https://acme.okta.com/?',
    'https://acme.okta.com#x',
    'https://evil.com/acme.okta.com',
    'https://evil.com#.okta.com',
    'https://evil.com?.okta.com',
    'https://evil.com\\.okta.com',
    'https://evil.com;.okta.com',
    // names that are none
    'https://.okta.com',
    'https://*.okta.com',
    'https://acme..okta.com',
    'https://-acme.okta.com',
    'https://acme-.okta.com',
    'https://ac_me.okta.com',
    'https://{site}.okta.com',
    `https://${'a'.repeat(64)}.okta.com`,
    `https://${'a.'.repeat(130)}okta.com`,
    // addresses in every notation
    'https://127.0.0.1',
    'https://127.1',
    'https://2130706433',
    'https://0x7f000001',
    'https://0177.0.0.1',
    'https://0x7f.0.0.1',
    'https://0',
    'https://10.0.0.1',
    'https://169.254.169.254',
    'https://[::1]',
    'https://[::ffff:127.0.0.1]',
    'https://[fd00::1]',
    'https://127.0.0.1.okta.com@127.0.0.1',
    'https://localhost',
    'http://localhost:4000/okta',
    'http://127.0.0.1:4000',
    'http://[::1]:4000',
  ])('%j is refused', (text) => {
    expect(() => read(text)).toThrow(AddressRefusedError);
  });

  it('is refused without being quoted', () => {
    const refused = () => read('https://user:hush@acme.okta.com');
    expect(refused).toThrow(AddressRefusedError);
    expect(refused).not.toThrow(/hush/);
  });

  it('may lie on this machine where that is allowed, with port and path', () => {
    expect(read('http://127.0.0.1:4000/okta/', true)).toBe('http://127.0.0.1:4000/okta');
    expect(read('http://localhost:4000', true)).toBe('http://localhost:4000');
    expect(read('http://[::1]:4000/okta', true)).toBe('http://[::1]:4000/okta');
    expect(read('https://acme.okta.com', true)).toBe('https://acme.okta.com');
  });

  it.each([
    'http://user@127.0.0.1:4000/okta',
    'http://127.0.0.1:4000/okta?x',
    'http://127.0.0.1:4000/okta#x',
    'http://127.0.0.1:4000/../x',
    'http://127.0.0.1:4000/%2e%2e',
    'http://127.0.0.1:99999',
    'http://127.0.0.2:4000',
    'http://127.1:4000',
    'http://2130706433:4000',
    'http://localhost.evil.com:4000',
    'http://169.254.169.254/latest',
    'http://acme.okta.com',
  ])('%s is refused there all the same', (text) => {
    expect(() => read(text, true)).toThrow(AddressRefusedError);
  });
});
