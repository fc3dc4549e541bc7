import type { Dispatcher } from 'undici';

import { ResponseBodyError } from './response-body.js';

type ResponseHeaders = Parameters<NonNullable<Dispatcher.DispatchHandler['onResponseStart']>>[2];

/** An answer, read to its end. */
export interface ReadResponse {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: ResponseHeaders;
  /** As received, still compressed; undefined for one that did not come whole and need not. */
  readonly content: Buffer | undefined;
}

/** How much of an answer is read. */
interface Limit {
  readonly bytes: number;
  /** Whether an answer without its whole body is none. */
  readonly isRequired: boolean;
}

/**
 * Collects one answer. A handler of undici's own, because its `request()` makes a stream of every answer, which costs
 * more than most of the answers here.
 */
export class ResponseReader implements Dispatcher.DispatchHandler {
  /** Rejects with ResponseBodyError, undici's error, or what `giveUp` was told. */
  readonly done: Promise<ReadResponse>;
  #resolve!: (response: ReadResponse) => void;
  #reject!: (error: unknown) => void;
  #controller: Dispatcher.DispatchController | undefined;
  #givenUp: Error | undefined;
  #status = 0;
  #headers: ResponseHeaders = {};
  #chunks: Buffer[] = [];
  #received = 0;
  #limit: Limit = { bytes: 0, isRequired: true };

  constructor(private readonly limitOf: (status: number) => Limit) {
    this.done = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
  }

  /** Breaks the call off, wherever it is. */
  giveUp(reason: Error): void {
    this.#givenUp = reason;
    this.#fail(reason);
    this.#controller?.abort(reason);
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller;
    if (this.#givenUp) controller.abort(this.#givenUp);
  }

  onResponseStart(_controller: Dispatcher.DispatchController, status: number, headers: ResponseHeaders): void {
    if (status < 200) return;
    this.#status = status;
    this.#headers = headers;
    this.#limit = this.limitOf(status);
  }

  onResponseData(_controller: Dispatcher.DispatchController, chunk: Buffer): void {
    this.#received += chunk.length;
    if (this.#received <= this.#limit.bytes) this.#chunks.push(chunk);
    else this.giveUp(new ResponseBodyError('response_too_large'));
  }

  onResponseEnd(): void {
    const [first, ...more] = this.#chunks;
    this.#resolve(this.#response(more.length === 0 && first ? first : Buffer.concat(this.#chunks)));
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: Error): void {
    this.#fail(error);
  }

  /** Where the body is not needed, the head is the answer. */
  #fail(error: Error): void {
    if (this.#limit.isRequired) this.#reject(error);
    else this.#resolve(this.#response(undefined));
  }

  #response(content: Buffer | undefined): ReadResponse {
    return { status: this.#status, headers: this.#headers, content };
  }
}
