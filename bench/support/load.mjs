import { setTimeout as sleep } from 'node:timers/promises';
import autocannon from 'autocannon';
import { Pool } from 'undici';

/**
 * @typedef {object} Line
 * @property {string} name
 * @property {string} origin
 * @property {(client: number) => string} path every client asks for something of its own, so that nothing is shared
 * @property {Record<string, string>} headers
 */

const CONNECTIONS = 16;

/** @param {number[]} numbers */
export const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? NaN;

/** @param {number[]} numbers @param {number} share */
const quantile = (numbers, share) => numbers.toSorted((a, b) => a - b)[Math.ceil(numbers.length * share) - 1] ?? NaN;

/**
 * As many requests as 16 connections can make, one at a time each.
 * @param {Line} line
 * @param {number} seconds
 * @returns {Promise<number>} answers a second
 */
export async function throughput({ name, origin, path, headers }, seconds) {
  let clients = 0;
  const result = await autocannon({
    url: origin,
    connections: CONNECTIONS,
    duration: seconds,
    headers,
    setupClient: (client) => client.setRequests([{ method: 'GET', path: path(clients++) }]),
  });
  if (result.non2xx > 0 || result.errors > 0) {
    throw new Error(`${name}: ${result.non2xx} answers were no success, ${result.errors} requests failed.`);
  }
  return result['2xx'] / result.duration;
}

/**
 * Requests at a fixed rate, whether or not the ones before are answered.
 * @param {Line} line
 * @param {number} perSecond
 * @param {number} seconds
 * @returns {Promise<number>} 99th percentile of the time to the last byte, in milliseconds
 */
export async function latency({ origin, path, headers }, perSecond, seconds) {
  const pool = new Pool(origin, { connections: CONNECTIONS });
  /** @type {number[]} */
  const times = [];
  const ask = async (/** @type {number} */ index) => {
    const began = performance.now();
    const { statusCode, body } = await pool.request({ method: 'GET', path: path(index % CONNECTIONS), headers });
    await body.dump({ limit: 1_048_576 });
    if (statusCode !== 200) throw new Error(`An answer was ${statusCode}.`);
    times.push(performance.now() - began);
  };
  const asked = [];
  const began = performance.now();
  for (let index = 0; index < perSecond * seconds; index++) {
    const wait = began + (index * 1000) / perSecond - performance.now();
    if (wait > 0) await sleep(wait);
    asked.push(ask(index));
  }
  await Promise.all(asked);
  await pool.close();
  return quantile(times, 0.99);
}
