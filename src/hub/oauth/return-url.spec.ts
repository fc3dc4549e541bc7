import { registeredReturnUrl } from './return-url.js';

const REGISTERED = [
  'https://app.example.com/oauth/done',
  'https://app.example.com:8443/cb',
  'https://tenant.example.com/cb?tenant=7',
  'atom://auth/asana/success',
  'com.example.desk:/oauth',
  'http://127.0.0.1/callback',
  'http://[::1]:9000/callback',
  'http://localhost:3000/oauth/asana/callback',
];
const match = (asked: string) => registeredReturnUrl(asked, REGISTERED)?.href;

describe('registeredReturnUrl accepts', () => {
  it.each([
    ['the registered address', 'https://app.example.com/oauth/done'],
    ['the default port', 'https://app.example.com:443/oauth/done', 'https://app.example.com/oauth/done'],
    ['another case of scheme and host', 'HTTPS://App.Example.COM/oauth/done', 'https://app.example.com/oauth/done'],
    ['added query', 'https://app.example.com/oauth/done?tab=2'],
    ['a registered port', 'https://app.example.com:8443/cb'],
    ['a registered query with more', 'https://tenant.example.com/cb?tenant=7&x=1'],
    ['a scheme of a desktop client', 'atom://auth/asana/success?from=settings'],
    ['a private-use scheme without a host', 'com.example.desk:/oauth'],
    ['any port of a registered loopback address', 'http://127.0.0.1:51763/callback'],
    ['the same with IPv6', 'http://[::1]:51763/callback'],
    ['another spelling of the registered loopback address', 'http://[0:0::1]:1/callback', 'http://[::1]:1/callback'],
    ['localhost with its registered port', 'http://localhost:3000/oauth/asana/callback'],
  ])('%s', (_, asked, parsed = asked) => {
    expect(match(asked)).toBe(parsed);
  });
});

describe('registeredReturnUrl refuses', () => {
  it.each([
    ['another port of localhost, which may resolve to anything', 'http://localhost:3001/oauth/asana/callback'],
    ['another port of a public host', 'https://app.example.com:444/oauth/done'],
    ['a changed registered query', 'https://tenant.example.com/cb?tenant=8'],
    ['a missing registered query', 'https://tenant.example.com/cb'],
    ['https on a loopback address registered as http', 'https://127.0.0.1:51763/callback'],
    ['another loopback address', 'http://127.0.0.2:51763/callback'],
    ['an empty fragment', 'https://app.example.com/oauth/done#'],
    ['more than 2048 characters', `https://app.example.com/oauth/done?x=${'a'.repeat(2048)}`],
  ])('%s', (_, asked) => {
    expect(match(asked)).toBeUndefined();
  });

  it('everything when nothing is registered', () => {
    expect(registeredReturnUrl('http://127.0.0.1:5000/', [])).toBeUndefined();
  });
});
