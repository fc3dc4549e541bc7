import { z } from 'zod';
import { type ProviderCall, ProviderError } from '../../src/contracts/index.js';
import { UpstreamHttp, UpstreamObserver } from '../../src/platform/http/index.js';
import { Secret } from '../../src/platform/vault/index.js';
import { okta } from '../../src/providers/okta/index.js';

/** What Prism found wrong with a call, or with an example of the description that it answered. */
const findings = z.array(z.object({ location: z.array(z.string()) }).loose());

/** Okta's management API at an address, with what was called and what broke the description. */
export class DescribedOkta {
  calls = 0;
  readonly violations: string[] = [];
  private readonly upstream = new UpstreamHttp({ allowLoopback: true, timeoutMs: 20_000 }, new UpstreamObserver());

  /** @param site stands for `{site}` of the manifest */
  constructor(
    private readonly site: string,
    private readonly token = 'a-token',
  ) {}

  readonly send: ProviderCall = ({ method, path, query, body, accept }) =>
    this.upstream.send({
      provider: okta.manifest.id,
      method,
      url: okta.manifest.apiBaseUrl.replace('{site}', this.site) + path,
      allowedHosts: okta.manifest.hosts,
      query,
      json: body,
      credential: { scheme: 'SSWS', token: Secret.of(this.token) },
      policy: 'once',
      explain: okta.explain,
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
    const found = findings.parse(JSON.parse(answer.headers['sl-violations'] ?? '[]'));
    // The description contradicts itself in many examples, mostly null for a text. They are read like Okta's answers.
    const ours = found.filter(({ location }) => location[0] !== 'response');
    if (ours.length > 0) this.violations.push(`${request.method} ${request.path}: ${JSON.stringify(ours)}`);
    return answer;
  };

  async close(): Promise<void> {
    await this.upstream.onApplicationShutdown();
  }
}
