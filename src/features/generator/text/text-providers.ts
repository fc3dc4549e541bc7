import type { Provider } from '@nestjs/common';

import { AnthropicModel } from './anthropic-model.js';
import { ModelPauses } from './model-pauses.js';
import { TextSource } from './text-source.js';
import { WrittenTexts } from './written-texts.js';

/** Offers `TextSource` in a module that has a `TokenMeter`. */
export const textProviders: readonly Provider[] = [
  AnthropicModel,
  ModelPauses,
  { provide: TextSource, useClass: WrittenTexts },
];
