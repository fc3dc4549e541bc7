/** The oldest Node that works; `engines` in package.json says the same. */
const OLDEST = [20, 19];

/**
 * @param {string} version such as `20.19.0`
 * @returns {string | undefined} what to tell the user, when this Node is too old
 */
export function unsupportedNode(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [oldestMajor = 0, oldestMinor = 0] = OLDEST;
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return undefined;
  return `Switchyard needs Node ${OLDEST.join('.')} or newer; this is ${version}. Get Node 24 at https://nodejs.org/en/download`;
}
