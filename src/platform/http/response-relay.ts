import type { Writable } from 'node:stream';
import { AxiosError } from 'axios';
import type { Dispatcher } from 'undici';

import type { ProviderError } from '../../contracts/index.js';

type Headers = Parameters<NonNullable<Dispatcher.DispatchHandler['onResponseStart']>>[2];

/** The first part of an answer. */
export interface ResponseHead {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Headers;
}

/** What is decided about an answer once its head is there: where it goes, or the error it becomes. */
export type Verdict = { readonly to: Writable } | { readonly error: ProviderError };

/** How much of a refused answer is read, so that its connection can be used again. */
const MOST_DISCARDED_BYTES = 64 * 1024;

const timeIsUp = () => new AxiosError('The time is up.', AxiosError.ETIMEDOUT);

/**
 * Passes one answer on as it comes: what its reader does not take yet is left with the provider. No answer within
 * `timeoutMs`, or a reader that takes nothing for as long, ends both sides.
 */
export class ResponseRelay implements Dispatcher.DispatchHandler {
  /** The status, once all is passed on; undefined when the reader has gone. Rejects with the verdict's or undici's error. */
  readonly done: Promise<number | undefined>;
  #resolve!: (status: number | undefined) => void;
  #reject!: (error: unknown) => void;
  #controller: Dispatcher.DispatchController | undefined;
  #timer: NodeJS.Timeout | undefined;
  #target: Writable | undefined;
  #refusal: ProviderError | undefined;
  #status = 0;
  #discarded = 0;
  #broken = false;

  constructor(
    private readonly judge: (head: ResponseHead) => Verdict,
    private readonly timeoutMs: number,
  ) {
    this.done = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
    this.#timer = setTimeout(() => this.#break(timeIsUp()), timeoutMs);
  }

  /** The reader has gone: nothing more is fetched for it. */
  abandon(): void {
    this.#resolve(undefined);
    this.#break(new Error('Nobody reads the answer.'));
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller;
    if (this.#broken) controller.abort(new Error('Given up before it was sent.'));
  }

  onResponseStart(controller: Dispatcher.DispatchController, status: number, headers: Headers): void {
    if (status < 200) return;
    clearTimeout(this.#timer);
    this.#status = status;
    const verdict = this.judge({ status, headers });
    if ('error' in verdict) {
      this.#refusal = verdict.error;
      return;
    }
    this.#target = verdict.to;
    this.#target.on('drain', () => {
      clearTimeout(this.#timer);
      controller.resume();
    });
    this.#target.on('close', () => this.#target?.writableFinished || this.abandon());
  }

  onResponseData(controller: Dispatcher.DispatchController, chunk: Buffer): void {
    if (!this.#target) {
      this.#discarded += chunk.length;
      if (this.#discarded > MOST_DISCARDED_BYTES) controller.abort(new Error('Not worth reading.'));
    } else if (!this.#target.write(chunk)) {
      controller.pause();
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.#target?.destroy(), this.timeoutMs);
    }
  }

  onResponseEnd(): void {
    clearTimeout(this.#timer);
    if (this.#refusal) return this.#reject(this.#refusal);
    this.#target?.end();
    this.#resolve(this.#status);
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: Error): void {
    clearTimeout(this.#timer);
    // A reader must not take half an answer for a whole one.
    this.#target?.destroy();
    this.#reject(this.#refusal ?? error);
  }

  #break(error: Error): void {
    clearTimeout(this.#timer);
    this.#broken = true;
    this.#reject(error);
    this.#controller?.abort(error);
  }
}
