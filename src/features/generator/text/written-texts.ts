import { Injectable } from '@nestjs/common';

import { AnthropicModel, type ModelFailure } from './anthropic-model.js';
import { readProfile, readText, type ModelText } from './answer.js';
import { ModelPauses } from './model-pauses.js';
import { promptFor } from './prompts.js';
import type { Random } from './random.js';
import { templateProfile } from './templates/profile.js';
import { templateText } from './templates/template-text.js';
import type { TextKind } from './text-kinds.js';
import {
  type TemplateReason,
  type TextJob,
  type TextRequest,
  TextSource,
  type TokenUsage,
  type WrittenProfile,
  type WrittenText,
} from './text-source.js';
import { TokenMeter } from './token-meter.js';

type Written = { readonly text: string } | { readonly structured: WrittenProfile['structured'] };
type Outcome =
  | { readonly written: Written; readonly usage: TokenUsage; readonly reason?: undefined }
  | { readonly reason: TemplateReason; readonly usage: TokenUsage };

const NOTHING: TokenUsage = { inputTokens: 0, outputTokens: 0, calls: 0 };

/** Texts of the model, and of templates where it has none. */
@Injectable()
export class WrittenTexts extends TextSource {
  constructor(
    private readonly model: AnthropicModel,
    private readonly meter: TokenMeter,
    private readonly pauses: ModelPauses,
  ) {
    super();
  }

  override async write<K extends TextKind>(
    job: TextJob,
    request: TextRequest<K>,
    random: Random,
  ): Promise<K extends 'user_profile' ? WrittenProfile : WrittenText> {
    const outcome = await this.ask(job, request);
    const answer =
      outcome.reason === undefined
        ? { ...outcome.written, source: 'anthropic', usage: outcome.usage }
        : { ...template(job, request, random), source: 'template', reason: outcome.reason, usage: outcome.usage };
    // TypeScript does not follow the kind into the conditional type.
    return answer as K extends 'user_profile' ? WrittenProfile : WrittenText;
  }

  private async ask(job: TextJob, request: TextRequest): Promise<Outcome> {
    const { kind, context } = request;
    if (!job.apiKey) return { reason: 'not_configured', usage: NOTHING };
    const paused = this.pauses.of(job.jobId);
    if (paused) return { reason: paused, usage: NOTHING };
    const remaining = await this.meter.remaining(job.jobId);
    if (remaining !== undefined && remaining <= 0) return { reason: 'budget_spent', usage: NOTHING };
    const answer = await this.model.ask(job.apiKey, kind, promptFor(kind, job, context));
    const { usage } = answer;
    if (usage.calls > 0) await this.meter.spend(job.jobId, usage);
    if (answer.failure) return this.failed(job, answer.failure, answer.status, usage);
    const written = read(request, answer);
    return written ? { written, usage } : { reason: 'invalid', usage };
  }

  private failed(job: TextJob, reason: ModelFailure, status: number | undefined, usage: TokenUsage): Outcome {
    this.pauses.note(job.jobId, reason, status);
    return { reason, usage };
  }
}

function read({ kind, context }: TextRequest, answer: ModelText): Written | undefined {
  if (kind === 'user_profile') {
    const structured = readProfile(answer);
    return structured && { structured };
  }
  const text = readText(kind, answer);
  return text === undefined || context.avoid?.includes(text) ? undefined : { text };
}

function template(job: TextJob, { kind, context }: TextRequest, random: Random): Written {
  return kind === 'user_profile'
    ? { structured: templateProfile(job, context, random) }
    : { text: templateText(kind, job, context, random) };
}
