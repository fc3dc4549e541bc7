import type Anthropic from '@anthropic-ai/sdk';
import { Injectable } from '@nestjs/common';
import { ConfigService } from '@nestjs/config';
import { isNativeError } from 'node:util/types';
import { z } from 'zod';

import type { Settings } from '../../../platform/config/index.js';
import { UpstreamHttp } from '../../../platform/http/index.js';
import type { Secret } from '../../../platform/vault/index.js';
import { anthropicFetch } from './anthropic-fetch.js';
import type { ModelText } from './answer.js';
import type { Prompt } from './prompts.js';
import { TEXT_KINDS, type TextKind } from './text-kinds.js';
import type { TemplateReason, TokenUsage } from './text-source.js';
import { userProfileSchema } from './user-profile.js';

/** Repeats after the first try: of 408, 409, 429, 5xx and lost connections, with the SDK's back-off. */
const MAX_RETRIES = 2;

export type ModelFailure = Exclude<TemplateReason, 'not_configured' | 'budget_spent'>;
export type ModelAnswer =
  | (ModelText & { readonly usage: TokenUsage; readonly failure?: undefined })
  | {
      readonly failure: ModelFailure;
      /** HTTP status of the answer, where there was one. */
      readonly status: number | undefined;
      readonly usage: TokenUsage;
    };

const count = z.number().int().nonnegative();
/** https://platform.claude.com/docs/en/api/messages, as far as it is read. */
const messageSchema = z.object({
  content: z.array(z.object({ type: z.string(), text: z.string().optional() })),
  stop_reason: z.string().nullable(),
  usage: z.object({
    input_tokens: count,
    output_tokens: count,
    cache_creation_input_tokens: count.nullish(),
    cache_read_input_tokens: count.nullish(),
  }),
});

/** Some 260 files, which a server needs only once a text is asked for. */
async function loadSdk() {
  const [sdk, { zodOutputFormat }] = await Promise.all([
    import('@anthropic-ai/sdk'),
    import('@anthropic-ai/sdk/helpers/zod'),
  ]);
  const { type, schema } = zodOutputFormat(userProfileSchema);
  return { ...sdk, profileFormat: { type, schema } };
}
type Sdk = Awaited<ReturnType<typeof loadSdk>>;

/** The Messages API of Anthropic. */
@Injectable()
export class AnthropicModel {
  readonly #settings: Settings['anthropic'];
  readonly #allowedHosts: readonly string[];
  #sdk: Promise<Sdk> | undefined;

  constructor(
    private readonly http: UpstreamHttp,
    config: ConfigService<Settings, true>,
  ) {
    this.#settings = config.get('anthropic', { infer: true });
    this.#allowedHosts = [new URL(this.#settings.baseUrl).hostname];
  }

  /** Asks for one text. Whatever goes wrong at the other end is an answer too, with what it has cost. */
  async ask(key: Secret, kind: TextKind, prompt: Prompt): Promise<ModelAnswer> {
    const sdk = await (this.#sdk ??= loadSdk());
    let calls = 0;
    const client = this.client(sdk, key, () => calls++);
    try {
      const message = messageSchema.safeParse(await client.messages.create(this.request(sdk, kind, prompt)));
      if (message.success) return toAnswer(message.data, calls);
      return { failure: 'invalid', status: undefined, usage: nothing(calls) };
    } catch (error) {
      return { failure: failureOf(error, sdk), status: statusOf(error, sdk), usage: nothing(calls) };
    }
  }

  private client(sdk: Sdk, key: Secret, onCall: () => void): Anthropic {
    const { baseUrl, timeoutMs } = this.#settings;
    const fetch = anthropicFetch(this.http, { key, allowedHosts: this.#allowedHosts, timeoutMs, onCall });
    return new sdk.Anthropic({
      // Takes the place of the key, so that the SDK looks for none in the environment; `fetch` leaves it out.
      apiKey: 'held back',
      baseURL: baseUrl,
      fetch,
      timeout: timeoutMs,
      maxRetries: MAX_RETRIES,
      // Neither log lines nor spans: both could carry what was asked and answered.
      logLevel: 'off',
      openTelemetry: false,
    });
  }

  private request(
    { profileFormat }: Sdk,
    kind: TextKind,
    { system, user }: Prompt,
  ): Anthropic.MessageCreateParamsNonStreaming {
    const { maxTokens, form } = TEXT_KINDS[kind];
    return {
      model: this.#settings.model,
      max_tokens: maxTokens,
      system,
      messages: [{ role: 'user', content: user }],
      // Thinking is on by default and would use up the few tokens there are.
      // https://platform.claude.com/docs/en/models/haiku-5-5/whats-new-haiku-5-5
      thinking: { type: 'disabled' },
      ...(form === 'profile' && { output_config: { format: profileFormat } }),
    };
  }
}

function toAnswer({ content, stop_reason, usage }: z.output<typeof messageSchema>, calls: number): ModelAnswer {
  const cached = (usage.cache_creation_input_tokens ?? 0) + (usage.cache_read_input_tokens ?? 0);
  const spent = { inputTokens: usage.input_tokens + cached, outputTokens: usage.output_tokens, calls };
  if (stop_reason === 'refusal') return { failure: 'refused', status: undefined, usage: spent };
  const text = content.map((block) => (block.type === 'text' ? (block.text ?? '') : '')).join('');
  return { text, isCutOff: stop_reason === 'max_tokens', usage: spent };
}

const nothing = (calls: number): TokenUsage => ({ inputTokens: 0, outputTokens: 0, calls });

function failureOf(error: unknown, sdk: Sdk): ModelFailure {
  if (error instanceof sdk.APIConnectionError) return 'unavailable';
  // Of an answer of 200 that is no JSON, the SDK passes on what the parser threw.
  if (isNativeError(error) && error.name === 'SyntaxError') return 'invalid';
  const status = statusOf(error, sdk);
  if (status === undefined) throw error;
  if (status === 429) return 'rate_limited';
  return status >= 500 || status === 408 || status === 409 ? 'unavailable' : 'refused';
}

function statusOf(error: unknown, { APIError }: Sdk): number | undefined {
  const status: unknown = error instanceof APIError ? error.status : undefined;
  return typeof status === 'number' ? status : undefined;
}
