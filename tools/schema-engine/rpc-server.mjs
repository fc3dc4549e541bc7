import { createInterface } from 'node:readline';
import { lastPanic } from './wasm.mjs';

/** The code by which Prisma's CLI knows an error of the engine from one of the protocol. */
const ENGINE_ERROR = 4466;
/** Above every id that the CLI gives to its own requests. */
const FIRST_OWN_ID = 100_000;

/** @param {unknown} error */
function errorData(error) {
  const { message, meta, code } = /** @type {{ message?: string, meta?: object, code?: string }} */ (error ?? {});
  return {
    is_panic: lastPanic.message !== undefined,
    message: lastPanic.message ?? message ?? String(error),
    meta: meta ?? {},
    ...(code ? { error_code: code } : {}),
  };
}

/**
 * JSON-RPC 2.0, one message a line, over standard input and output. Requests are worked off one after another. The
 * engine has one request of its own: `print`.
 * @param {(print: (text: string) => Promise<void>) => Record<string, import('./rpc-methods.mjs').Method>} methodsWith
 * @param {(level: string, message: string) => void} log
 */
export function serveJsonRpc(methodsWith, log) {
  /** @param {object} message */
  const send = (message) => process.stdout.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`);
  /** @type {Map<number, () => void>} */
  const waiting = new Map();
  let nextId = FIRST_OWN_ID;

  const methods = methodsWith(async (content) => {
    const id = nextId++;
    const printed = new Promise((resolve) => waiting.set(id, () => resolve(undefined)));
    send({ id, method: 'print', params: { content } });
    await printed;
  });

  /** @param {{ id: number, method: string, params: unknown }} request */
  const answer = async ({ id, method, params }) => {
    try {
      const work = methods[method];
      if (!work) throw new Error(`The schema engine has no method ${method}.`);
      send({ id, result: (await work(params)) ?? null });
    } catch (error) {
      const data = errorData(error);
      log('ERROR', data.message);
      send({
        id,
        error: { code: ENGINE_ERROR, message: 'An error happened. Check the data field for details.', data },
      });
    }
  };

  let queue = Promise.resolve();
  const lines = createInterface({ input: process.stdin, crlfDelay: Infinity });
  lines.on('line', (line) => {
    const message = JSON.parse(line);
    if (message.method) queue = queue.then(() => answer(message));
    else {
      waiting.get(message.id)?.();
      waiting.delete(message.id);
    }
  });
  lines.on('close', () => void queue.finally(() => process.exit(0)));
}
