import { TextDecoderStream } from 'node:stream/web';

const TIMEOUT_MS = 10_000;

/** @typedef {{ id: string, event: string, data: string }} Told */
/** @typedef {{ next: () => Promise<Told>, close: () => void }} Stream */

/**
 * Follows server-sent events.
 * @param {string} address
 * @param {string} credential
 * @param {string} [after] id of the event from which to go on
 * @returns {Promise<Stream>}
 */
export async function openStream(address, credential, after) {
  const control = new AbortController();
  const response = await fetch(address, {
    headers: {
      authorization: `Bearer ${credential}`,
      accept: 'text/event-stream',
      ...(after && { 'last-event-id': after }),
    },
    signal: control.signal,
  });
  if (!response.ok || !response.body) throw new Error(`the stream answered ${response.status}`);
  // Locked at once: a body that nobody reads yet is cancelled when the answer is garbage collected.
  const events = read(response.body.pipeThrough(new TextDecoderStream()));
  const next = async () => {
    const timer = setTimeout(() => control.abort(new Error('the stream said nothing for ten seconds')), TIMEOUT_MS);
    try {
      const { value } = await events.next();
      if (!value) throw new Error('the stream ended');
      return value;
    } finally {
      clearTimeout(timer);
    }
  };
  return { next, close: () => control.abort() };
}

/** @param {ReadableStream<string>} body @returns {AsyncGenerator<Told, undefined>} */
async function* read(body) {
  let text = '';
  for await (const chunk of body) {
    text += chunk;
    for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
      const lines = text.slice(0, end).split('\n');
      text = text.slice(end + 2);
      const field = (/** @type {string} */ name) =>
        lines.filter((line) => line.startsWith(`${name}: `)).map((line) => line.slice(name.length + 2));
      if (field('data').length === 0) continue;
      yield { id: field('id')[0] ?? '', event: field('event')[0] ?? 'message', data: field('data').join('\n') };
    }
  }
  return undefined;
}
