import { once } from 'node:events';
import { connect } from 'node:net';

const BODY = '{"name":"x"}';
const POST = 'POST /api/keys HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n';

/** What no HTTP client would send. None of them is a whole request that the server should carry out. */
export const RAW_REQUESTS: Readonly<Record<string, string>> = {
  'not HTTP': '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n',
  'no version': 'GET /api/keys\r\n\r\n',
  'version of the future': 'GET /livez HTTP/3.0\r\nHost: localhost\r\n\r\n',
  'no host': 'GET /api/keys HTTP/1.1\r\n\r\n',
  'unknown method': 'FROBNICATE /api/keys HTTP/1.1\r\nHost: localhost\r\n\r\n',
  'method in lower case': 'get /api/keys HTTP/1.1\r\nHost: localhost\r\n\r\n',
  'space in the target': 'GET /api/keys and more HTTP/1.1\r\nHost: localhost\r\n\r\n',
  'target without a slash': 'GET api/keys HTTP/1.1\r\nHost: localhost\r\n\r\n',
  'absolute target': 'GET http://evil.example/api/keys HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n',
  'target of an asterisk': 'GET * HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n',
  tunnel: 'CONNECT evil.example:443 HTTP/1.1\r\nHost: evil.example\r\n\r\n',
  'NUL in a header': 'GET /api/keys HTTP/1.1\r\nHost: localhost\r\nX-A: a\0b\r\n\r\n',
  'NUL in the target': 'GET /api/\0keys HTTP/1.1\r\nHost: localhost\r\n\r\n',
  'space before the colon': 'GET /api/keys HTTP/1.1\r\nHost : localhost\r\n\r\n',
  'folded header': 'GET /api/keys HTTP/1.1\r\nHost: localhost\r\nX-A: a\r\n b\r\nConnection: close\r\n\r\n',
  'header without a colon': 'GET /api/keys HTTP/1.1\r\nHost: localhost\r\nnonsense\r\n\r\n',
  'line feeds alone': 'GET /api/keys HTTP/1.1\nHost: localhost\n\n',
  'headers too large': `GET /api/keys HTTP/1.1\r\nHost: localhost\r\nX-A: ${'x'.repeat(20_000)}\r\n\r\n`,
  'target too long': `GET /${'x'.repeat(20_000)} HTTP/1.1\r\nHost: localhost\r\n\r\n`,
  'negative length': `${POST}Content-Length: -1\r\n\r\n${BODY}`,
  'length that is no number': `${POST}Content-Length: 1e3\r\n\r\n${BODY}`,
  'length beyond all numbers': `${POST}Content-Length: 99999999999999999999\r\n\r\n${BODY}`,
  'length over the limit': `${POST}Content-Length: 2000000\r\nConnection: close\r\n\r\n${BODY}`,
  'two lengths': `${POST}Content-Length: 12\r\nContent-Length: 13\r\n\r\n${BODY}`,
  'length and chunks': `${POST}Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /smuggled HTTP/1.1\r\n\r\n`,
  'unknown transfer coding': `${POST}Transfer-Encoding: identity, frobnicate\r\n\r\n${BODY}`,
  'chunk of no size': `${POST}Transfer-Encoding: chunked\r\n\r\nzz\r\n${BODY}\r\n0\r\n\r\n`,
  'chunk of every size': `${POST}Transfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFFF\r\n${BODY}\r\n`,
  'expectation nobody meets': `${POST}Expect: the-spanish-inquisition\r\nContent-Length: 12\r\nConnection: close\r\n\r\n${BODY}`,
};

const PATIENCE_MS = 5_000;

/** All that the server says before it closes the connection. */
export async function sendRaw(port: number, request: string): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  socket.setTimeout(PATIENCE_MS, () => socket.destroy());
  let said = '';
  socket.on('data', (chunk: Buffer) => (said += chunk.toString('latin1')));
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  // Half-closed: whoever waits for more gets none.
  socket.end(request, 'latin1');
  if (!socket.destroyed) await once(socket, 'close');
  return said;
}
