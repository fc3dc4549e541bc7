import { setTimeout as sleep } from 'node:timers/promises';
import { TextDecoder } from 'node:util';
import { newRequest, openSender } from './deliveries.mjs';

/** @typedef {import('./deliveries.mjs').Hook} Hook */
/** @typedef {{ hook: Hook, gid: string, at: number }} Sent */

const SENDERS = 32;
/** Later than this is never. */
const PATIENCE_MS = 20_000;

/**
 * Deliveries at a fixed rate, whether or not the ones before are answered, to all webhooks in turn.
 * @param {number} port
 * @param {Hook[]} hooks
 * @param {number} perSecond
 * @param {number} seconds
 * @returns {Promise<{ acks: number[], sent: Sent[] }>} milliseconds to each acknowledgement
 */
export async function steadily(port, hooks, perSecond, seconds) {
  let free = await Promise.all(Array.from({ length: SENDERS }, () => openSender(port)));
  /** @type {number[]} */
  const acks = [];
  /** @type {Sent[]} */
  const sent = [];
  const deliver = async (/** @type {Hook} */ hook) => {
    const { gid, bytes } = newRequest(hook);
    const at = performance.now();
    sent.push({ hook, gid, at });
    free = free.filter(({ isOpen }) => isOpen());
    const sender = free.pop() ?? (await openSender(port));
    const status = await sender.send(bytes);
    if (status !== 200) throw new Error(`A delivery was answered ${status}.`);
    acks.push(performance.now() - at);
    free.push(sender);
  };
  const began = performance.now();
  const all = [];
  for (let index = 0; index < perSecond * seconds; index++) {
    const wait = began + (index * 1000) / perSecond - performance.now();
    if (wait > 0) await sleep(wait);
    const hook = hooks[index % hooks.length];
    if (hook) all.push(deliver(hook));
  }
  await Promise.all(all);
  for (const { end } of free) end();
  return { acks, sent };
}

/**
 * Follows the live stream as a dashboard does.
 * @param {{ url: string, key: string }} server
 * @param {string} user
 */
export async function followEvents({ url, key }, user) {
  const closing = new AbortController();
  const headers = { authorization: `Bearer ${key}` };
  const response = await fetch(`${url}/api/events?user_id=${user}`, { headers, signal: closing.signal });
  if (!response.ok || !response.body) throw new Error(`The stream was answered ${response.status}.`);
  /** When each was seen, by the gid of its task. @type {Map<string, number>} */
  const seen = new Map();
  const read = async (/** @type {AsyncIterable<Uint8Array>} */ body) => {
    const decoder = new TextDecoder();
    let rest = '';
    for await (const chunk of body) {
      const now = performance.now();
      rest += decoder.decode(chunk, { stream: true });
      const end = rest.lastIndexOf('\n') + 1;
      for (const [, gid = ''] of rest.slice(0, end).matchAll(/"subject":"task:(\d+)"/g)) seen.set(gid, now);
      rest = rest.slice(end);
    }
  };
  const reading = read(/** @type {any} */ (response.body)).catch(() => undefined);
  return {
    /** @param {Sent[]} sent @returns {Promise<number[]>} milliseconds from sending to seeing */
    async latencies(sent) {
      const until = performance.now() + PATIENCE_MS;
      while (sent.some(({ gid }) => !seen.has(gid))) {
        if (performance.now() > until) throw new Error('An event never came to the stream.');
        await sleep(20);
      }
      return sent.map(({ gid, at }) => (seen.get(gid) ?? Infinity) - at);
    },
    close() {
      closing.abort();
      return reading;
    },
  };
}
