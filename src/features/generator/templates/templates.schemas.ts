import { z } from 'zod';
import { storableText } from '../jobs/storable-text.js';

export const templateId = z.uuid('must be the id of a job template');

export const templateBody = z.object({
  name: storableText(200),
  /** Settings as for a start, without tokens and keys. */
  config: z.looseObject({}),
});
export type TemplateBody = z.output<typeof templateBody>;

const template = z.object({
  id: z.uuid(),
  name: z.string(),
  connection_type: z.enum(['asana', 'okta']),
  config: z.looseObject({}),
  created_at: z.iso.datetime(),
});
export const templateAnswer = z.object({ success: z.literal(true), template });
export const templateList = z.object({ success: z.literal(true), templates: z.array(template) });
