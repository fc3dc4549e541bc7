/** A delivery that was proved and is to be stored. */
export interface NewDelivery {
  readonly id: string;
  readonly organizationId: string;
  readonly subscriptionId: string;
  readonly provider: string;
  readonly lane: string;
  /** The same for each delivery of the same thing to one subscription. */
  readonly key: Buffer;
  /** Raw bytes, as they were signed. */
  readonly body: Buffer;
  /** JSON of the headers that are kept. */
  readonly headers: string;
  readonly receivedAt: Date;
}
