import { type Gid } from './model.js';

/** One attempt to deliver. */
export interface DeliveryRecord {
  /** Counts up; the attempts of one delivery share it. */
  delivery: number;
  webhook: Gid;
  /** ISO 8601, by the twin's clock, when it was sent. */
  time: string;
  /** 0 is a heartbeat. */
  events: number;
  /** 1 is the first. */
  attempt: number;
  /** Of this very body, so the receiver's record can be compared. */
  signature: string;
  outcome: 'under_way' | 'delivered' | 'failed' | 'dropped' | 'held';
  /** null without an answer. */
  status: number | null;
}

export interface DeliveryCounts {
  /** Requests made, copies and retries included. */
  sent: number;
  /** Answered 200 or 204. */
  delivered: number;
  /** Answered otherwise, or not at all. */
  failed: number;
  /** Not sent because a fault said so. */
  dropped: number;
  /** Events that were in no delivered delivery when their webhook was deleted. */
  eventsLost: number;
  /** Webhooks deleted by the twin itself, because they failed for too long or answered 410. */
  webhooksDeleted: number;
}

const KEPT = 50_000;
const NONE: DeliveryCounts = { sent: 0, delivered: 0, failed: 0, dropped: 0, eventsLost: 0, webhooksDeleted: 0 };

/** What was delivered, the latest 50,000 attempts, and counts over all. */
export class DeliveryLog {
  counts: DeliveryCounts = { ...NONE };
  private records: DeliveryRecord[] = [];

  add(record: DeliveryRecord): DeliveryRecord {
    this.records.push(record);
    if (this.records.length > KEPT * 1.1) this.records.splice(0, this.records.length - KEPT);
    return record;
  }

  list(): DeliveryRecord[] {
    return this.records;
  }

  clear(): void {
    this.records = [];
    this.counts = { ...NONE };
  }
}
