import type { ServerResponse } from 'node:http';
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

/** Decides about an answer once its head is there. @returns the error it becomes; undefined: its body is passed on */
export type Judge = (head: ResponseHead) => ProviderError | undefined;

/** How much of a refused answer is read, so that its connection can be used again. */
const MOST_DISCARDED_BYTES = 64 * 1024;

const timeIsUp = () => new AxiosError('The time is up.', AxiosError.ETIMEDOUT);

/**
 * Passes one answer on as it comes: what its reader does not take yet is left with the provider. No answer within
 * `timeoutMs`, or a reader that takes nothing for as long, ends both sides.
 */
export class ResponseRelay implements Dispatcher.DispatchHandler {
  /** The status, once all is passed on; undefined when the reader has gone. Rejects with the judge's or undici's error. */
  readonly done: Promise<number | undefined>;
  #resolve!: (status: number | undefined) => void;
  #reject!: (error: unknown) => void;
  #controller: Dispatcher.DispatchController | undefined;
  #timer: NodeJS.Timeout | undefined;
  #isAccepted = false;
  #refusal: ProviderError | undefined;
  #status = 0;
  /** Bytes of the body that are still to come; NaN where the answer does not say. */
  #missing = Number.NaN;
  #discarded = 0;
  #broken = false;

  constructor(
    private readonly reader: ServerResponse,
    private readonly judge: Judge,
    private readonly timeoutMs: number,
  ) {
    this.done = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
    this.#timer = setTimeout(() => this.#break(timeIsUp()), timeoutMs);
    reader.on('close', this.#onClose);
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller;
    if (this.#broken) controller.abort(new Error('Given up before it was sent.'));
  }

  onResponseStart(controller: Dispatcher.DispatchController, status: number, headers: Headers): void {
    if (status < 200) return;
    clearTimeout(this.#timer);
    this.#status = status;
    this.#missing = Number(headers['content-length']);
    this.#refusal = this.judge({ status, headers });
    this.#isAccepted = this.#refusal === undefined;
    if (!this.#isAccepted) return;
    this.reader.on('drain', () => {
      clearTimeout(this.#timer);
      controller.resume();
    });
  }

  onResponseData(controller: Dispatcher.DispatchController, chunk: Buffer): void {
    if (!this.#isAccepted) {
      this.#discarded += chunk.length;
      if (this.#discarded > MOST_DISCARDED_BYTES) controller.abort(new Error('Not worth reading.'));
      return;
    }
    this.#missing -= chunk.length;
    // The last part goes out together with the end: one write to the socket instead of two.
    if (this.#missing === 0) this.reader.end(chunk);
    else if (!this.reader.write(chunk)) {
      controller.pause();
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.reader.destroy(), this.timeoutMs);
    }
  }

  onResponseEnd(): void {
    this.#leave();
    if (this.#refusal) return this.#reject(this.#refusal);
    if (!this.reader.writableEnded) this.reader.end();
    this.#resolve(this.#status);
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: Error): void {
    this.#leave();
    // A reader must not take half an answer for a whole one.
    if (this.#isAccepted) this.reader.destroy();
    this.#reject(this.#refusal ?? error);
  }

  /** The reader has gone: nothing more is fetched for it. */
  readonly #onClose = (): void => {
    if (this.reader.writableFinished) return;
    this.#resolve(undefined);
    this.#break(new Error('Nobody reads the answer.'));
  };

  #break(error: Error): void {
    this.#leave();
    this.#broken = true;
    this.#reject(error);
    this.#controller?.abort(error);
  }

  #leave(): void {
    clearTimeout(this.#timer);
    this.reader.off('close', this.#onClose);
  }
}
