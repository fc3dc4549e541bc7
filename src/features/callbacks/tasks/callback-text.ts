import { body, heading, joined, line, list, oneLine, steps, strong, text } from './rich-text.js';

/** What is known of whoever is to be called back. */
export interface CallbackLead {
  readonly name?: string | null;
  readonly phone?: string | null;
  readonly email?: string | null;
  /** 0 to 100. */
  readonly score?: number | null;
  /** Seconds. */
  readonly callDuration?: number | null;
  readonly callTime?: Date | null;
  /** 0 to 1. */
  readonly aiConfidence?: number | null;
  readonly summary?: string | null;
}

/** Asana takes names of up to 1,024 characters; a list shows far fewer. */
const LONGEST_NAME = 500;
const NOBODY = 'Unknown contact';
const REFERENCE = 'Reference: ';

const filled = (value: string | null | undefined) => (value && value.trim() !== '' ? value : undefined);

export function callbackName(lead: CallbackLead, campaign: string): string {
  const who = filled(lead.name) ?? filled(lead.phone) ?? NOBODY;
  return oneLine(`Callback: ${oneLine(who, 200)} - ${oneLine(campaign, 200)}`, LONGEST_NAME);
}

/** The line of a callback task's notes by which it is found again, when Asana's answer was lost. */
export const referenceLine = (id: string): string => REFERENCE + id;

/**
 * The notes of a callback task.
 * @param id by which the task is found again
 */
export function callbackNotes(lead: CallbackLead, campaign: string, id: string, now: Date): string {
  const fact = (name: string, value: string) => joined(strong(`${name}:`), text(` ${value}`));
  return body(
    heading('Lead information'),
    list([
      fact('Name', filled(lead.name) ?? 'Not provided'),
      fact('Phone', filled(lead.phone) ?? 'Not provided'),
      fact('Email', filled(lead.email) ?? 'Not provided'),
      fact(
        'Score',
        known(lead.score, (score) => `${score}/100`),
      ),
    ]),
    heading('Call details'),
    list([
      fact('Campaign', campaign),
      fact(
        'Duration',
        known(lead.callDuration, (seconds) => `${seconds} seconds`),
      ),
      fact(
        'Time',
        known(lead.callTime, (time) => time.toISOString()),
      ),
      fact(
        'AI confidence',
        known(lead.aiConfidence, (share) => `${Math.round(share * 100)} %`),
      ),
    ]),
    heading('Conversation summary'),
    text(`${filled(lead.summary) ?? 'No summary available.'}\n`),
    heading('Next steps'),
    steps([
      text('Contact the lead within 24 hours.'),
      text('Use the transcript of the call to prepare.'),
      text('Update the status of the lead afterwards.'),
    ]),
    line,
    text(`Created on ${now.toISOString().slice(0, 10)}. ${referenceLine(id)}`),
  );
}

const known = <T>(value: T | null | undefined, show: (value: T) => string): string =>
  value === undefined || value === null ? 'Unknown' : show(value);

export type Priority = 'High' | 'Medium' | 'Low';

const WORDS: Readonly<Record<string, Priority>> = { urgent: 'High', high: 'High', medium: 'Medium', low: 'Low' };
const HIGH_FROM = 80;
const MEDIUM_FROM = 50;

/** What was asked for, else by the lead's score. */
export function priorityOf(asked: string | undefined, score: number | null | undefined): Priority {
  const named = WORDS[asked?.trim().toLowerCase() ?? ''];
  if (named) return named;
  if (score === undefined || score === null) return 'Medium';
  return score >= HIGH_FROM ? 'High' : score >= MEDIUM_FROM ? 'Medium' : 'Low';
}
