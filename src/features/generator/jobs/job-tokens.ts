import { Injectable } from '@nestjs/common';
import { ProviderError } from '../../../contracts/index.js';
import { type ConnectionView, KeptTokens } from '../../../hub/connections/index.js';
import { type GeneratorAccount, PrismaService } from '../../../platform/database/index.js';
import { jobConnection, jobUser } from './job-owner.js';
import { type NamedToken, noValidTokens } from './start-request.js';

export type NewAccount = Omit<GeneratorAccount, 'jobId'>;

type Kept = { readonly name: string; readonly view: ConnectionView } | { readonly failure: unknown };

/** The tokens of jobs: tried out, and kept sealed as the connections of reserved users. */
@Injectable()
export class JobTokens {
  constructor(
    private readonly prisma: PrismaService,
    private readonly tokens: KeptTokens,
  ) {}

  /**
   * Tries all of them out and keeps those that work, one for each account.
   * @returns the accounts, in the order of the tokens
   * @throws problem `validation_failed` when none works; else what kept the provider from saying so
   */
  async keep(
    organizationId: string,
    provider: 'asana' | 'okta',
    tokens: readonly NamedToken[],
  ): Promise<readonly NewAccount[]> {
    const accounts = new Map<string, NewAccount>();
    const failures: unknown[] = [];
    // One after the other: two tokens of one account would both be stored as its connection.
    for (const token of tokens) {
      const kept = await this.keepOne(organizationId, provider, token);
      if ('failure' in kept) failures.push(kept.failure);
      else if (!accounts.has(kept.view.userId)) accounts.set(kept.view.userId, accountOf(kept, accounts.size));
    }
    if (accounts.size > 0) return [...accounts.values()];
    const setback = failures.find((failure) => !isRefusal(failure));
    throw setback instanceof Error ? setback : noValidTokens(provider);
  }

  /** Forgets the tokens of a job that no other job works with. */
  async release(organizationId: string, provider: string, accounts: readonly GeneratorAccount[]): Promise<void> {
    for (const { userId, jobId } of accounts) {
      const isUsed = await this.prisma.generatorAccount.findFirst({
        where: { userId, jobId: { not: jobId }, job: { organizationId, deletedAt: null } },
      });
      if (!isUsed) await this.tokens.forget(jobConnection(organizationId, provider, userId));
    }
  }

  private async keepOne(organizationId: string, provider: string, given: NamedToken): Promise<Kept> {
    const { name, token, orgUrl: site } = given;
    try {
      const brought = { token, ...(site !== undefined && { site }) };
      const view = await this.tokens.keep(organizationId, provider, brought, ({ id }, at) => jobUser(id, at));
      return { name, view };
    } catch (failure) {
      return { failure };
    }
  }
}

function accountOf({ name, view }: Exclude<Kept, { failure: unknown }>, position: number): NewAccount {
  const { userId, account } = view;
  const accountId = account?.id ?? userId;
  return {
    position,
    userId,
    name: name || (account?.name ?? accountId),
    accountId,
    fullName: account?.name ?? null,
    email: account?.email ?? null,
  };
}

const isRefusal = (failure: unknown) =>
  failure instanceof ProviderError && ['auth_expired', 'forbidden', 'not_found'].includes(failure.kind);
