import { TEXT_KINDS, type TextKind } from './text-kinds.js';
import { type UserProfile, userProfileSchema } from './user-profile.js';

/** What a model wrote, and whether it ran into the ceiling of its tokens. */
export interface ModelText {
  readonly text: string;
  readonly isCutOff: boolean;
}

/**
 * The text without what models like to put around it, in the length its kind allows; undefined when nothing fit to be
 * shown is left.
 */
export function readText(kind: TextKind, { text, isCutOff }: ModelText): string | undefined {
  const { form, maxLength } = TEXT_KINDS[kind];
  if (form === 'line') return isCutOff ? undefined : shortened(withoutEnd(bare(firstLine(text))), maxLength);
  const whole = bare(text);
  return shortened(isCutOff ? wholeSentences(whole) : whole, maxLength);
}

/** The profile that a JSON text describes; undefined when it is none. */
export function readProfile({ text, isCutOff }: ModelText): UserProfile | undefined {
  if (isCutOff) return undefined;
  try {
    return userProfileSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

function firstLine(text: string): string {
  return (
    text
      .split(/\r?\n/)
      .map((part) => part.trim())
      .find((part) => part !== '' && !part.startsWith('```')) ?? ''
  );
}

/** Without control characters, Markdown, the quotation marks around it and the label before it. */
function bare(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\p{Cf}+/gu, '')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .replace(/```\w*|\*\*|__|`/g, '')
    .trim()
    .replace(/^(#{1,6}|[-*>•])\s+/, '')
    .replace(/^(comment|description|name|project name|reply|subtask|task|task name|title):\s+/i, '')
    .replace(/^(["'“”‘’«»])(.*)["'“”‘’«»]$/su, '$2')
    .trim();
}

const withoutEnd = (line: string) => line.replace(/[.;:,\s]+$/, '');

function wholeSentences(text: string): string {
  return /^.*[.!?](?=\s|$)/su.exec(text)?.[0] ?? '';
}

function shortened(text: string, maxLength: number): string | undefined {
  if (!/[\p{L}\p{N}]/u.test(text)) return undefined;
  if (text.length <= maxLength) return text;
  const head = text.slice(0, maxLength);
  const sentences = wholeSentences(head);
  if (sentences.length > maxLength / 2) return sentences;
  return `${head.slice(0, maxLength - 1).replace(/\s+\S*$/, '')}…`;
}
