/**
 * How many turns of one account may be under way in this process. A step that waits for the account's rate limit keeps its
 * place in the lane: without this, the jobs of one busy account would keep all others from working.
 */
export class AccountPlaces {
  readonly #taken = new Map<string, number>();

  constructor(private readonly most: number) {}

  /** @returns what gives the place back, once; undefined when all places of the account are taken */
  take(account: string): (() => void) | undefined {
    const taken = this.#taken.get(account) ?? 0;
    if (taken >= this.most) return undefined;
    this.#taken.set(account, taken + 1);
    return () => this.#release(account);
  }

  #release(account: string): void {
    const left = (this.#taken.get(account) ?? 1) - 1;
    if (left > 0) this.#taken.set(account, left);
    else this.#taken.delete(account);
  }
}
