import { Injectable } from '@nestjs/common';
import { GivenTokens, type ProviderAccount, ProviderError } from '../../../contracts/index.js';
import { ProviderDirectory } from '../../../hub/catalog/index.js';
import { problem } from '../../../platform/problem/index.js';
import { AsanaClient } from '../../../providers/asana/index.js';
import { jobConnection } from '../jobs/job-owner.js';
import { readConnection } from '../jobs/start-request.js';

/** As whom tokens are tried out; nothing is stored under this name. */
const TESTER = 'switchyard:jobs:test';
/** Workspaces one answer lists; Asana shows no account more. */
const MOST_PAGES = 20;

type Body = Readonly<Record<string, unknown>>;

/** What is said of a token that came with the request, and is forgotten with it: contract 6.1. */
@Injectable()
export class TokenChecks {
  constructor(
    private readonly directory: ProviderDirectory,
    private readonly given: GivenTokens,
  ) {}

  /** @throws problem `validation_failed` in the documented words, `token_refused`; ProviderError */
  async validate(organizationId: string, body: Body) {
    const connection = readConnection(body);
    const account =
      connection === 'asana' ? await this.asana(organizationId, body) : await this.okta(organizationId, body);
    const user = {
      name: account.name ?? null,
      email: account.email ?? null,
      ...(connection === 'okta' && { id: account.id }),
    };
    return { valid: true as const, connection_type: connection, user };
  }

  /** As Asana shows them. @throws as `validate` */
  async workspaces(organizationId: string, body: Body) {
    const token = textOf(body.api_key, 'api_key', 'No API key provided');
    const client = new AsanaClient(this.given.call(jobConnection(organizationId, 'asana', TESTER), { token }));
    const workspaces: unknown[] = [];
    let offset: string | undefined;
    for (let page = 0; page < MOST_PAGES; page += 1) {
      const answer = await refusedAs('Invalid API key', {}, client.workspaces({ limit: 100, offset }));
      workspaces.push(...answer.items);
      if (answer.nextOffset === null) break;
      offset = answer.nextOffset;
    }
    return workspaces;
  }

  private asana(organizationId: string, body: Body): Promise<ProviderAccount> {
    const token = textOf(body.api_key, 'api_key', 'No API key provided');
    return this.identify(organizationId, 'asana', { token }, 'Invalid API key');
  }

  private okta(organizationId: string, body: Body): Promise<ProviderAccount> {
    const token = textOf(body.token ?? body.api_key, 'token', 'No token provided');
    const site = textOf(body.org_url, 'org_url', 'No org_url provided');
    return this.identify(organizationId, 'okta', { token, site }, 'Invalid Okta token or org_url');
  }

  private identify(
    organizationId: string,
    provider: 'asana' | 'okta',
    given: { readonly token: string; readonly site?: string },
    sentence: string,
  ): Promise<ProviderAccount> {
    const installed = this.directory.get(provider);
    if (!installed.identify) throw new Error(`${provider} does not say whose a token is.`);
    const call = this.given.call(jobConnection(organizationId, provider, TESTER), given);
    return refusedAs(sentence, { valid: false, connection_type: provider }, installed.identify(call));
  }
}

function textOf(value: unknown, field: string, sentence: string): string {
  if (typeof value === 'string' && value !== '') return value;
  throw problem('validation_failed', { detail: sentence, errors: [{ field, message: 'is required' }] });
}

async function refusedAs<T>(detail: string, extensions: Record<string, unknown>, answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    const isRefused = error instanceof ProviderError && error.kind === 'auth_expired';
    throw isRefused ? problem('token_refused', { detail, extensions, cause: error }) : error;
  }
}
