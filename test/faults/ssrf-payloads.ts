/** Where the listeners are that nobody may reach. */
export interface Canary {
  readonly port: number;
  /** Addresses of this machine besides 127.0.0.1, IPv6 in brackets. */
  readonly others: readonly string[];
}

/** This machine's own address, in every notation that some parser reads as it. */
const LOOPBACK = [
  '127.0.0.1',
  '127.1',
  '127.0.1',
  '2130706433',
  '017700000001',
  '0x7f000001',
  '0x7f.1',
  '0177.0.0.1',
  '0x7f.0x0.0x0.0x1',
  '127.000.000.001',
  '0',
  '0.0.0.0',
  'localhost',
  'LOCALHOST',
  'localhost.',
  '127.0.0.1.',
  '%31%32%37.0.0.1',
  '127%2e0%2e0%2e1',
  '\uff11\uff12\uff17.0.0.1',
  '127\u30020\u30020\u30021',
  '\u2460\u2461\u2466.0.0.1',
  '[::1]',
  '[::]',
  '[0:0:0:0:0:0:0:1]',
  '[::ffff:127.0.0.1]',
  '[::ffff:7f00:1]',
  '[::127.0.0.1]',
  '[64:ff9b::7f00:1]',
  '[::1%25lo]',
];

/** Literals of networks that are not public. */
const PRIVATE = ['10.0.0.1', '172.16.0.1', '192.168.1.1', '100.64.0.1', '169.254.169.254', '[fd00::1]', '[fe80::1]'];

/** Hosts that a hurried check takes for an organization's. */
const LOOK_ALIKES = [
  'okta.com',
  'evilokta.com',
  'acme-okta.com',
  'acme.okta.com.evil.example',
  'acme.okta.com-evil.example',
  'acme.okta.co',
  'acme.okta.comm',
  'acme.okta.localhost',
  'acme.okta.com.127.0.0.1.nip.io',
  'acme.xn--okta-.com',
  'xn--acm-hma.okta.com',
  '\u0430cme.okta.com',
  'acme.\u03bfkta.com',
  'acme.o\u212ata.com',
  'acme.\uff4fkta.com',
  'acme\u3002okta\u3002com',
  'acme.ok\u00adta.com',
  'acme\u200b.okta.com',
  'acme%2eokta%2ecom',
  'acme.okta.com%00',
  'acme..okta.com',
  '.okta.com',
  '*.okta.com',
  'acme.okta.com..',
  `${'a'.repeat(64)}.okta.com`,
];

/** Every address that no field may lead to, where no loopback address is allowed. */
export function refusedAddresses({ port, others }: Canary): readonly string[] {
  const here = `127.0.0.1:${port}`;
  const literals = [...LOOPBACK, ...PRIVATE, ...others];
  return [
    ...literals.flatMap((host) => [`https://${host}`, `https://${host}:${port}`]),
    ...LOOK_ALIKES.map((host) => `https://${host}`),
    // what stands beside the host
    `https://acme.okta.com@${here}`,
    `https://acme.okta.com:x@${here}/`,
    `https://${here}#@acme.okta.com`,
    `https://${here}#.okta.com`,
    `https://${here}?.okta.com`,
    `https://${here}/.okta.com`,
    `https://${here}\\.okta.com`,
    `https://${here}\\@acme.okta.com`,
    `https://${here};.okta.com`,
    `https://${here}%23.okta.com`,
    `https://${here}%2f.okta.com`,
    'https://acme.okta.com:443',
    `https://acme.okta.com:${port}`,
    'https://acme.okta.com:',
    'https://acme.okta.com/../..//evil.example',
    'https://user@acme.okta.com',
    // how an address can be written
    ' https://acme.okta.com\t.evil.example',
    `https://acme.okta.com\r\nhost: ${here}`,
    `https:${here}`,
    `https:/${here}`,
    `https:///${here}`,
    `https:\\\\${here}`,
    `//${here}`,
    here,
    // other schemes
    `http://${here}`,
    `http://localhost:${port}`,
    `HTTP://${here}`,
    'http://acme.okta.com',
    `ftp://${here}`,
    `gopher://${here}/_GET`,
    `ws://${here}`,
    'file:///etc/passwd',
    'data:text/html,x',
    `jar:https://${here}!/`,
    `blob:https://${here}`,
    `javascript:fetch("http://${here}")`,
  ];
}

/** What the name of an organization may turn out to stand for, look-up by look-up; `null`: no answer yet. */
export const REBINDINGS: readonly (readonly (readonly string[] | null)[])[] = [
  [['127.0.0.1']],
  [['::1']],
  [['0.0.0.0']],
  [['::ffff:127.0.0.1']],
  [['::ffff:10.0.0.1']],
  [['10.0.0.1']],
  [['172.31.255.254']],
  [['192.168.0.10']],
  [['100.64.0.1']],
  [['169.254.169.254']],
  [['fd00:ec2::254']],
  [['fe80::1']],
  [['224.0.0.1']],
  [['255.255.255.255']],
  [['64:ff9b::7f00:1']],
  [['2002:7f00:1::']],
  [['8.8.8.8', '127.0.0.1']],
  [['127.0.0.1', '8.8.8.8']],
  [null, ['127.0.0.1']],
  [null, null, ['10.0.0.1', '8.8.8.8']],
];
