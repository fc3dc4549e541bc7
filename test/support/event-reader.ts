import { get, type IncomingMessage } from 'node:http';
import { eventually } from './eventually.js';

export interface ReceivedEvent {
  readonly id: string | undefined;
  readonly event: string;
  readonly data: ReturnType<typeof JSON.parse>;
  /** Milliseconds, of performance.now(). */
  readonly at: number;
}

interface Opening {
  readonly credential: string;
  readonly query?: Record<string, string>;
  readonly lastEventId?: string;
}

/** Reads server-sent events as browsers do, and can stop reading, which they cannot. */
export class EventReader {
  readonly received: ReceivedEvent[] = [];
  comments = 0;
  retry: number | undefined;
  /** Where to go on. */
  lastEventId: string | undefined;
  isOver = false;
  #rest = '';

  private constructor(readonly answer: IncomingMessage) {
    answer.setEncoding('utf8');
    answer.on('data', (chunk: string) => this.#read(chunk));
    answer.on('error', () => undefined);
    answer.on('close', () => (this.isOver = true));
  }

  /** @throws Error with the status and body of a refusal */
  static async open(url: string, { credential, query = {}, lastEventId }: Opening): Promise<EventReader> {
    const headers = {
      authorization: `Bearer ${credential}`,
      accept: 'text/event-stream',
      ...(lastEventId !== undefined && { 'last-event-id': lastEventId }),
    };
    const answer = await new Promise<IncomingMessage>((resolve, reject) => {
      get(`${url}?${new URLSearchParams(query).toString()}`, { headers, agent: false }, resolve).on('error', reject);
    });
    if (answer.statusCode === 200) return new EventReader(answer);
    let body = '';
    for await (const chunk of answer.setEncoding('utf8')) body += String(chunk);
    throw new Error(`${answer.statusCode}: ${body}`);
  }

  /** Waits for so many events. */
  async count(count: number, withinMs?: number): Promise<readonly ReceivedEvent[]> {
    await eventually(() => this.received.length >= count, withinMs);
    return this.received;
  }

  /** Waits until the server has said where the stream begins: what happens from now on is in it. */
  async ready(): Promise<this> {
    await eventually(() => this.lastEventId !== undefined);
    return this;
  }

  close(): void {
    this.answer.destroy();
  }

  #read(chunk: string): void {
    const blocks = (this.#rest + chunk).split('\n\n');
    this.#rest = blocks.pop() ?? '';
    for (const block of blocks) this.#readBlock(block);
  }

  #readBlock(block: string): void {
    const fields = new Map<string, string>();
    for (const line of block.split('\n')) {
      const [, name = '', value = ''] = /^([^:]*):? ?(.*)$/.exec(line) ?? [];
      if (name === '') this.comments++;
      else fields.set(name, value);
    }
    const id = fields.get('id');
    this.lastEventId = id ?? this.lastEventId;
    if (fields.has('retry')) this.retry = Number(fields.get('retry'));
    const data = fields.get('data');
    if (data === undefined) return;
    this.received.push({ id, event: fields.get('event') ?? 'message', data: JSON.parse(data), at: performance.now() });
  }
}
