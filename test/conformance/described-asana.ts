import { type ProviderCall, ProviderError } from '../../src/contracts/index.js';
import { UpstreamHttp, UpstreamObserver } from '../../src/platform/http/index.js';
import { Secret } from '../../src/platform/vault/index.js';
import { asana } from '../../src/providers/asana/index.js';
import { type Prism, startPrismMock } from './prism.js';

/** Asana's official description as the other side of the wire. */
export class DescribedAsana {
  calls = 0;
  readonly violations: string[] = [];

  constructor(
    private readonly upstream: UpstreamHttp,
    private readonly base: string,
  ) {}

  readonly send: ProviderCall = ({ method, path, query, body, accept }) =>
    this.upstream.send({
      provider: asana.manifest.id,
      method,
      url: this.base + path,
      allowedHosts: asana.manifest.hosts,
      query,
      json: body,
      credential: { scheme: 'Bearer', token: Secret.of('a-token') },
      policy: 'once',
      acceptStatus: (status) => accept?.includes(status) === true,
    });

  /** Counts, and notes down whatever Prism refuses or finds wrong. */
  readonly recorded: ProviderCall = async (request) => {
    this.calls += 1;
    const answer = await this.send(request).catch((error: unknown) => {
      const status = error instanceof ProviderError ? error.status : String(error);
      this.violations.push(`${request.method} ${request.path}: refused with ${status}`);
      throw error;
    });
    const found = answer.headers['sl-violations'];
    if (found) this.violations.push(`${request.method} ${request.path}: ${found}`);
    return answer;
  };
}

/** For a whole `describe`; each test begins without calls and violations. */
export function useDescribedAsana(): () => DescribedAsana {
  let prism: Prism;
  let upstream: UpstreamHttp;
  let described: DescribedAsana;
  beforeAll(async () => {
    prism = await startPrismMock();
    upstream = new UpstreamHttp({ allowLoopback: true, timeoutMs: 20_000 }, new UpstreamObserver());
  }, 90_000);
  beforeEach(() => (described = new DescribedAsana(upstream, prism.url)));
  afterAll(async () => {
    await upstream.onApplicationShutdown();
    await prism.close();
  });
  return () => described;
}
