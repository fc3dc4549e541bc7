import { startSandbox } from './sandbox.js';

const { SANDBOX_PORT = '4010', SANDBOX_STATE_DIR } = process.env;

const port = Number(SANDBOX_PORT);
if (!Number.isInteger(port) || port < 0 || port > 65_535)
  throw new Error(`SANDBOX_PORT is not a port: ${SANDBOX_PORT}`);

const sandbox = await startSandbox({ port, ...(SANDBOX_STATE_DIR ? { stateDir: SANDBOX_STATE_DIR } : {}) });
const ready = { type: 'ready', url: sandbox.url, env: sandbox.env };
process.send?.(ready);
console.log(JSON.stringify(ready));

let closing: Promise<void> | undefined;
const stop = (): void => {
  closing ??= sandbox.close().then(
    () => process.exit(0),
    (error: unknown) => {
      console.error(error);
      process.exit(1);
    },
  );
};
process.once('SIGTERM', stop);
process.once('SIGINT', stop);
process.once('disconnect', stop);
