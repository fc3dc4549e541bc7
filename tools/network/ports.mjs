import { createServer } from 'node:net';

/**
 * @param {number} port 0: any
 * @param {string} [host]
 * @returns {Promise<number | undefined>} the port when it can be listened on
 */
function tryListen(port, host = '127.0.0.1') {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error) => {
      // Anything else, such as an unknown host, is for the server to say.
      resolve(/** @type {NodeJS.ErrnoException} */ (error).code === 'EADDRINUSE' ? undefined : port);
    });
    server.listen(port, host, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : port));
    });
  });
}

/**
 * @param {number} port
 * @param {string} [host]
 */
export const isPortFree = async (port, host) => (await tryListen(port, host)) !== undefined;

/** The wanted port, or a free one where it is taken or none is wanted. */
export const freePort = async (wanted = 0) => (await tryListen(wanted)) ?? (await tryListen(0)) ?? 0;
