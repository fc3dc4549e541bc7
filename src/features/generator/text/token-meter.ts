import type { TokenUsage } from './text-source.js';

/** Where the tokens of a job are counted and its ceiling is kept: a port that the room of jobs fills. */
export abstract class TokenMeter {
  /** Adds what one text has cost to the job's count of the day. */
  abstract spend(jobId: string, usage: TokenUsage): Promise<void>;

  /** Tokens that the job may still spend today; undefined: no ceiling. */
  abstract remaining(jobId: string): Promise<number | undefined>;
}
