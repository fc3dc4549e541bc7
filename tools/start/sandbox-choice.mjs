import { StartError } from './start-error.mjs';

/** @typedef {import('./environment.mjs').Environment} Environment */

/**
 * @param {Environment} env
 * @returns {'on' | 'auto' | 'off'}
 */
export function sandboxMode({ SANDBOX: wanted = 'auto', NODE_ENV }) {
  if (wanted !== 'on' && wanted !== 'auto' && wanted !== 'off') {
    throw new StartError(`SANDBOX is "${wanted}": expected auto, on or off.`);
  }
  if (NODE_ENV !== 'production') return wanted;
  if (wanted === 'on') {
    throw new StartError('SANDBOX=on is refused with NODE_ENV=production: stand-ins have no place there.');
  }
  return 'off';
}

/**
 * The providers that a twin stands in for: all of them, or those without credentials.
 * @param {'on' | 'auto'} mode
 * @param {string[]} providers ids such as `google-calendar`
 * @param {Environment} env
 */
export const providersInSandbox = (mode, providers, env) =>
  providers.filter((id) => mode === 'on' || !env[`${id.toUpperCase().replaceAll('-', '_')}_CLIENT_ID`]);

/**
 * What points the server at the twins.
 * @param {Record<string, Record<string, string>>} twins variables by provider, as the sandbox tells them
 * @param {string[]} chosen
 * @returns {Record<string, string>}
 */
export function sandboxEnvironment(twins, chosen) {
  if (chosen.length === 0) return {};
  return Object.assign({ UPSTREAM_ALLOW_LOOPBACK: 'true' }, ...chosen.map((id) => twins[id]));
}
