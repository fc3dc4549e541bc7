import { startEmbeddedPostgres } from '../embedded-postgres/embedded-postgres.mjs';
import { crashPolicy } from './crash-policy.mjs';

const LOOK_EVERY_MS = 250;

/**
 * The embedded database, started again on the same port when its process is gone.
 * @param {object} options
 * @param {string} options.dir
 * @param {() => void} options.onGone
 * @param {(back: { sameUrl: boolean, tookMs: number }) => void} options.onBack
 * @param {(reason: string) => void} options.onEnd it cannot be started again
 */
export async function superviseDatabase({ dir, onGone, onBack, onEnd }) {
  const policy = crashPolicy();
  let current = await startEmbeddedPostgres({ dir });
  /** @type {Promise<void> | undefined} */
  let restarting;

  async function restart() {
    if (policy.record().giveUp) {
      clearInterval(timer);
      onEnd('it ended again and again');
      return;
    }
    onGone();
    const began = performance.now();
    const { url } = current;
    current = await startEmbeddedPostgres({ dir });
    onBack({ sameUrl: current.url === url, tookMs: performance.now() - began });
  }

  const timer = setInterval(() => {
    if (restarting || current.isRunning()) return;
    restarting = restart()
      .catch((error) => onEnd(error instanceof Error ? error.message : String(error)))
      .finally(() => (restarting = undefined));
  }, LOOK_EVERY_MS);

  /** @param {'fast' | 'immediate'} mode */
  const stop = async (mode) => {
    clearInterval(timer);
    await restarting;
    await current.stop(mode);
  };
  return {
    url: () => current.url,
    dir: current.dir,
    adopted: current.adopted,
    stop: () => stop('fast'),
    kill: () => stop('immediate'),
  };
}
