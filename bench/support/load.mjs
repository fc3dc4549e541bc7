import { setTimeout as sleep } from 'node:timers/promises';
import autocannon from 'autocannon';
import { Pool } from 'undici';

/**
 * @typedef {object} Line
 * @property {string} name
 * @property {string} origin
 * @property {(index: number) => string} path of one of the many things that are asked for
 * @property {Record<string, string>} headers
 */

const CONNECTIONS = 16;
/** Every connection asks for so many things in turn, which no other asks for: so nothing in flight is shared. */
const THINGS = 25;

/** @param {Pick<Line, 'path'>} line @param {number} client */
const requestsOf = ({ path }, client) =>
  Array.from({ length: THINGS }, (_, index) => ({
    method: /** @type {const} */ ('GET'),
    path: path(client * THINGS + index),
  }));

/** @param {number[]} numbers */
export const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? NaN;

/** @param {number[]} numbers @param {number} share */
export const quantile = (numbers, share) =>
  numbers.toSorted((a, b) => a - b)[Math.ceil(numbers.length * share) - 1] ?? NaN;

/**
 * As many requests as 16 connections can make, one at a time each.
 * @param {Line} line
 * @param {number} seconds
 * @returns {Promise<number>} answers a second
 */
export async function throughput(line, seconds) {
  const { name, origin, headers } = line;
  let clients = 0;
  const result = await autocannon({
    url: origin,
    connections: CONNECTIONS,
    duration: seconds,
    headers,
    setupClient: (client) => client.setRequests(requestsOf(line, clients++)),
  });
  if (result.non2xx > 0 || result.errors > 0) {
    throw new Error(`${name}: ${result.non2xx} answers were no success, ${result.errors} requests failed.`);
  }
  return result['2xx'] / result.duration;
}

/**
 * So many requests to all of the paths in turn.
 * @param {string} origin
 * @param {Line['path'][]} paths
 * @param {Record<string, string>} headers
 * @param {number} amount
 */
export async function mixed(origin, paths, headers, amount) {
  let clients = 0;
  const result = await autocannon({
    url: origin,
    connections: CONNECTIONS,
    amount,
    headers,
    setupClient: (client) => {
      const own = clients++;
      client.setRequests(paths.flatMap((path) => requestsOf({ path }, own)));
    },
  });
  if (result.non2xx > 0 || result.errors > 0) {
    throw new Error(`${result.non2xx} answers were no success, ${result.errors} requests failed.`);
  }
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
    const { statusCode, body } = await pool.request({
      method: 'GET',
      path: path(index % (CONNECTIONS * THINGS)),
      headers,
    });
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
