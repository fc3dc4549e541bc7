import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { type FieldError } from '../../../contracts/index.js';
import { CLOCK, type Clock } from '../../../platform/clock/index.js';
import { newRowId, PrismaService } from '../../../platform/database/index.js';
import { type IdempotentAttempt } from '../../../platform/idempotency/index.js';
import { problem } from '../../../platform/problem/index.js';
import { columnsOf } from './lead-columns.js';
import { type LeadsImport, newLead, type NewLead, type RowResult } from './lead.schemas.js';

interface Row {
  readonly index: number;
  readonly lead: NewLead;
}
interface Faulty {
  readonly index: number;
  readonly errors: FieldError[];
}
interface StoredRow {
  readonly id: string;
  readonly created: boolean;
}

/** Many leads in one request: each row is judged by itself, and all that are stored are stored together. */
@Injectable()
export class LeadImport {
  constructor(
    private readonly prisma: PrismaService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * @param attempt rows get ids made from its id, so that a repetition stores nothing twice
   * @throws problem `validation_failed` naming each faulty field, when all or nothing was asked for
   */
  async run(organizationId: string, body: LeadsImport, attempt?: IdempotentAttempt): Promise<RowResult[]> {
    const { rows, faulty } = await this.read(organizationId, body.leads);
    if (body.allOrNothing && faulty.length > 0) {
      const errors = faulty.flatMap(({ index, errors: own }) =>
        own.map(({ field, message }) => ({ field: `leads.${index}.${field}`, message })),
      );
      throw problem('validation_failed', { errors });
    }
    const stored = rows.length > 0 ? await this.store(organizationId, rows, body.onDuplicate, attempt) : new Map();
    const failed = faulty.map(({ index, errors }): RowResult => {
      const named = errors.map(({ field, message }) => ({ field, message }));
      return { index, status: 'failed', id: null, errors: named };
    });
    const done = rows.map(({ index }): RowResult => {
      const row = stored.get(index) as StoredRow | undefined;
      return { index, status: row ? (row.created ? 'created' : 'updated') : 'skipped', id: row?.id ?? null };
    });
    return [...failed, ...done].sort((one, other) => one.index - other.index);
  }

  private async read(organizationId: string, given: readonly unknown[]) {
    const rows: Row[] = [];
    const faulty: Faulty[] = [];
    const all = given.map((value) => newLead.safeParse(value));
    const campaigns = await this.campaigns(
      organizationId,
      all.flatMap(({ data }) => data?.campaignId ?? []),
    );
    const seen = new Map<string, number>();
    for (const [index, parsed] of all.entries()) {
      const errors = parsed.success ? faultsOf(parsed.data, campaigns, seen) : issuesOf(parsed.error.issues);
      if (!parsed.success || errors.length > 0) {
        faulty.push({ index, errors });
        continue;
      }
      const { externalId, campaignId } = parsed.data;
      if (externalId) seen.set(externalId, index);
      rows.push({ index, lead: { ...parsed.data, campaignId: campaignId && campaigns.get(campaignId) } });
    }
    return { rows, faulty };
  }

  /** ids of the campaigns that these mean: ours, or the tenant's own. */
  private async campaigns(organizationId: string, refs: readonly string[]): Promise<Map<string, string>> {
    const named = [...new Set(refs)];
    if (named.length === 0) return new Map();
    const ids = named.filter((ref) => z.uuid().safeParse(ref).success);
    const rows = await this.prisma.campaign.findMany({
      where: { organizationId, OR: [{ id: { in: ids } }, { externalId: { in: named } }] },
      select: { id: true, externalId: true },
    });
    return new Map([
      ...rows.map(({ id, externalId }) => [externalId ?? id, id] as const),
      ...rows.map(({ id }) => [id, id] as const),
    ]);
  }

  /** @returns by index; what was known already and left alone is absent */
  private async store(
    organizationId: string,
    rows: readonly Row[],
    onDuplicate: LeadsImport['onDuplicate'],
    attempt: IdempotentAttempt | undefined,
  ): Promise<Map<number, StoredRow>> {
    const now = new Date(this.clock.now());
    const records = rows.map(({ index, lead }) => ({
      index,
      id: attempt ? derivedId(attempt.id, index) : newRowId(now.getTime()),
      campaignId: lead.campaignId ?? null,
      ...columnsOf(lead),
    }));
    const isUpdate = onDuplicate === 'update';
    // One statement, so that all rows are stored or none. What another request stores meanwhile under the same
    // externalId is left alone. What is known is locked first, and all in one order: two imports of the same leads wait
    // for each other, never both.
    const stored = await this.prisma.$queryRaw<(StoredRow & { index: number })[]>`
      WITH given AS (
        SELECT * FROM jsonb_to_recordset(${JSON.stringify(records)}::jsonb) AS r(
          "index" int, id uuid, "campaignId" uuid, "externalId" text, name text, phone text, email text, score int,
          "callDuration" int, "callTime" timestamptz, "aiConfidence" double precision, summary text, tags jsonb,
          status text, "assignedTo" text, "followUpDate" date, "customFields" jsonb)),
      known AS MATERIALIZED (
        SELECT l.id, g."index" FROM leads l JOIN given g ON l.external_id = g."externalId" AND l.id <> g.id
        WHERE l.organization_id = ${organizationId}::uuid ORDER BY l.id FOR UPDATE OF l),
      changed AS (
        UPDATE leads l SET
          campaign_id = coalesce(g."campaignId", l.campaign_id), name = coalesce(g.name, l.name),
          phone = coalesce(g.phone, l.phone), email = coalesce(g.email, l.email), score = coalesce(g.score, l.score),
          call_duration = coalesce(g."callDuration", l.call_duration),
          call_time = coalesce(g."callTime", l.call_time),
          ai_confidence = coalesce(g."aiConfidence", l.ai_confidence), summary = coalesce(g.summary, l.summary),
          tags = CASE WHEN g.tags IS NULL THEN l.tags ELSE ARRAY(SELECT jsonb_array_elements_text(g.tags)) END,
          contacted_at = CASE WHEN g.status = 'contacted' AND l.status <> 'contacted' THEN ${now}::timestamptz
            ELSE l.contacted_at END,
          status = coalesce(g.status, l.status), assigned_to = coalesce(g."assignedTo", l.assigned_to),
          follow_up_date = coalesce(g."followUpDate", l.follow_up_date),
          custom_fields = l.custom_fields || coalesce(g."customFields", '{}'),
          last_updated = ${now}::timestamptz, updated_at = ${now}::timestamptz
        FROM known k JOIN given g ON g."index" = k."index"
        WHERE ${isUpdate} AND l.id = k.id
        RETURNING g."index", l.id),
      made AS (
        INSERT INTO leads (id, organization_id, campaign_id, external_id, name, phone, email, score, call_duration,
          call_time, ai_confidence, summary, tags, status, contacted_at, assigned_to, follow_up_date, custom_fields,
          last_updated, created_at, updated_at)
        SELECT id, ${organizationId}::uuid, "campaignId", "externalId", name, phone, email, score, "callDuration",
          "callTime", "aiConfidence", summary,
          CASE WHEN tags IS NULL THEN '{}' ELSE ARRAY(SELECT jsonb_array_elements_text(tags)) END,
          coalesce(status, 'new'), CASE WHEN status = 'contacted' THEN ${now}::timestamptz END, "assignedTo",
          "followUpDate", coalesce("customFields", '{}'), ${now}::timestamptz, ${now}::timestamptz, ${now}::timestamptz
        FROM given WHERE "index" NOT IN (SELECT "index" FROM known)
        ORDER BY "externalId", id
        ON CONFLICT DO NOTHING
        RETURNING id)
      SELECT "index", id, false AS created FROM changed
      UNION ALL SELECT g."index", m.id, true FROM given g JOIN made m ON m.id = g.id
      -- Stored by an earlier try at this request.
      UNION ALL SELECT g."index", l.id, true FROM given g JOIN leads l ON l.id = g.id
        WHERE l.organization_id = ${organizationId}::uuid`;
    return new Map(stored.map(({ index, id, created }) => [index, { id, created }]));
  }
}

function faultsOf(
  { externalId, campaignId }: NewLead,
  campaigns: ReadonlyMap<string, string>,
  seen: ReadonlyMap<string, number>,
): FieldError[] {
  const before = externalId ? seen.get(externalId) : undefined;
  const isUnknown = campaignId ? !campaigns.has(campaignId) : false;
  return [
    ...(before === undefined ? [] : [{ field: 'externalId', message: `is that of leads.${before} too` }]),
    ...(isUnknown ? [{ field: 'campaignId', message: 'is not the id or externalId of a campaign' }] : []),
  ];
}

const issuesOf = (
  issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[],
): FieldError[] =>
  issues.map(({ path, message }) => ({
    field: path.map(String).join('.') || 'lead',
    message: message.replace(/^Invalid input: /, ''),
  }));

/** A row id that is the same at each try: the time of the request's own id, the rest from that id and the place. */
function derivedId(requestId: string, index: number): string {
  const hash = createHash('sha256').update(`${requestId}:${index}`).digest('hex');
  return `${requestId.slice(0, 13)}-7${hash.slice(0, 3)}-a${hash.slice(3, 6)}-${hash.slice(6, 18)}`;
}
