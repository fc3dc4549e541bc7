/** What an event hook's target answered; without a status there was no answer in time. */
export interface HookAnswer {
  status: number | null;
  /** The beginning of it. */
  text: string;
}

const KEPT_CHARACTERS = 10_000;

/** Calls the targets of event hooks; redirects are not followed. */
export class HookClient {
  private readonly closing = new AbortController();

  async verify(uri: string, headers: Record<string, string>, timeoutMs: number): Promise<HookAnswer> {
    return this.send(uri, { method: 'GET', headers }, timeoutMs);
  }

  async post(uri: string, headers: Record<string, string>, body: string, timeoutMs: number): Promise<HookAnswer> {
    return this.send(
      uri,
      { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body },
      timeoutMs,
    );
  }

  /** Cuts what is under way. */
  close(): void {
    this.closing.abort();
  }

  private async send(uri: string, init: RequestInit, timeoutMs: number): Promise<HookAnswer> {
    const signal = AbortSignal.any([this.closing.signal, AbortSignal.timeout(timeoutMs)]);
    try {
      const response = await fetch(uri, { ...init, redirect: 'manual', signal });
      return { status: response.status, text: (await response.text()).slice(0, KEPT_CHARACTERS) };
    } catch (error) {
      return { status: null, text: String(error) };
    }
  }
}
