import { Injectable } from '@nestjs/common';
import { GivenTokens, type ProviderAccount, ProviderError } from '../../../contracts/index.js';
import { ProviderDirectory } from '../../../hub/catalog/index.js';
import { Connections } from '../../../hub/connections/index.js';
import { type GeneratorAccount, PrismaService } from '../../../platform/database/index.js';
import { reveal } from '../../../platform/vault/reveal.js';
import { jobConnection, jobUser } from './job-owner.js';
import { type NamedToken, noValidTokens } from './start-request.js';

/** Reserved user as which a token is tried out. */
const TESTER = 'switchyard:jobs:test';

export type NewAccount = Omit<GeneratorAccount, 'jobId'>;

interface Checked {
  readonly given: NamedToken;
  readonly account?: ProviderAccount;
  readonly failure?: unknown;
}

/** The tokens of jobs: tried out, and kept sealed as the connections of reserved users. */
@Injectable()
export class JobTokens {
  constructor(
    private readonly prisma: PrismaService,
    private readonly directory: ProviderDirectory,
    private readonly given: GivenTokens,
    private readonly connections: Connections,
  ) {}

  /** Whose a token is. @throws ProviderError `auth_expired` for one that is not accepted; problem for a wrong address */
  async ownerOf(organizationId: string, provider: string, { token, orgUrl }: NamedToken): Promise<ProviderAccount> {
    const { identify } = this.directory.get(provider);
    if (!identify) throw new Error(`${provider} does not say whose a token is.`);
    const ref = jobConnection(organizationId, provider, TESTER);
    return identify(this.given.call(ref, { token: reveal(token), ...(orgUrl !== undefined && { site: orgUrl }) }));
  }

  /**
   * Tries all of them out and keeps those that work, one for each account.
   * @returns the accounts, in the order of the tokens
   * @throws problem `validation_failed` when none works; what kept the provider from saying so
   */
  async keep(
    organizationId: string,
    provider: 'asana' | 'okta',
    tokens: readonly NamedToken[],
  ): Promise<readonly NewAccount[]> {
    const checked = await Promise.all(tokens.map((given) => this.check(organizationId, provider, given)));
    const accounts = new Map<string, NewAccount>();
    for (const { given, account } of checked) {
      if (!account) continue;
      const userId = jobUser(account.id, given.orgUrl);
      if (accounts.has(userId)) continue;
      await this.store(organizationId, provider, userId, given);
      accounts.set(userId, {
        position: accounts.size,
        userId,
        name: given.name || (account.name ?? account.id),
        accountId: account.id,
        fullName: account.name ?? null,
        email: account.email ?? null,
      });
    }
    if (accounts.size > 0) return [...accounts.values()];
    const passing = checked.find(({ failure }) => !(failure instanceof ProviderError && isRefusal(failure)));
    throw passing ? passing.failure : noValidTokens(provider);
  }

  /** Forgets the tokens of a job that no other job works with. They stay valid: they are not ours to revoke. */
  async release(organizationId: string, provider: string, accounts: readonly GeneratorAccount[]): Promise<void> {
    for (const { userId, jobId } of accounts) {
      const isUsed = await this.prisma.generatorAccount.findFirst({
        where: { userId, jobId: { not: jobId }, job: { organizationId, deletedAt: null } },
      });
      if (!isUsed) await this.connections.forget(jobConnection(organizationId, provider, userId));
    }
  }

  private async check(organizationId: string, provider: string, given: NamedToken): Promise<Checked> {
    try {
      return { given, account: await this.ownerOf(organizationId, provider, given) };
    } catch (failure) {
      return { given, failure };
    }
  }

  private async store(organizationId: string, provider: string, userId: string, given: NamedToken): Promise<void> {
    const tokens = { accessToken: given.token, expiresAt: null, scopes: [] };
    const site = given.orgUrl === undefined ? {} : { site: given.orgUrl };
    await this.connections.save(jobConnection(organizationId, provider, userId), tokens, site);
  }
}

const isRefusal = ({ kind }: ProviderError) => kind === 'auth_expired' || kind === 'forbidden' || kind === 'not_found';
