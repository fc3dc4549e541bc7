import { type Prisma } from '../../../platform/database/index.js';
import { type LeadChanges } from './lead.schemas.js';

/** Where nothing was said, the columns stay as they are. */
function mapped<T, U>(value: T | null | undefined, change: (value: T) => U): U | null | undefined {
  if (value === undefined) return undefined;
  return value === null ? null : change(value);
}

const toDate = (text: string) => new Date(text);
const asShare = (confidence: number) => (confidence > 1 ? confidence / 100 : confidence);

/** Fields of a request as columns of a row; the campaign is looked up by whoever stores it. */
export function columnsOf(input: Omit<LeadChanges, 'assignee' | 'campaignId'>) {
  const { externalId, name, phone, email, summary, tags, status, assignedTo } = input;
  return {
    externalId,
    name,
    phone,
    email,
    score: mapped(input.score, Math.round),
    callDuration: mapped(input.callDuration, Math.round),
    callTime: mapped(input.callTime, toDate),
    aiConfidence: mapped(input.aiConfidence, asShare),
    summary,
    tags,
    status,
    assignedTo,
    followUpDate: mapped(input.followUpDate, toDate),
    customFields: input.customFields as Prisma.InputJsonObject | undefined,
  };
}
