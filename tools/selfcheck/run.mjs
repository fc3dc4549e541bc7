import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { CHECKS } from './checks.mjs';
import { callerOf, connect } from './client.mjs';

/**
 * Runs every check as a user of its own, who is connected at the sandbox before and disconnected afterwards. Nothing is
 * created or changed at the provider.
 * @param {{ url: string, key: string }} server
 * @param {(line: string) => void} tell
 * @returns {Promise<boolean>} whether all passed
 */
export async function runChecks(server, tell) {
  const call = callerOf(server);
  const user = `selfcheck-${randomUUID()}`;
  await connect(call, user);
  try {
    const project = (await call('GET', `/api/asana/projects?user_id=${user}`)).body?.projects?.[0];
    const workspace = project?.workspace?.gid;
    if (!workspace) throw new Error('the connected account has no project to look at');
    const subject = { call, user, project: project.gid, workspace };
    return report(await Promise.all(CHECKS.map((check) => outcomeOf(check, subject))), tell);
  } finally {
    await call('POST', '/api/auth/asana/disconnect', { user_id: user });
  }
}

/**
 * @param {import('./checks.mjs').Check} check
 * @param {import('./checks.mjs').Subject} subject
 */
async function outcomeOf({ group, name, ask, status = 200, expect }, subject) {
  try {
    const answer = await ask(subject);
    const wrong = answer.status === status ? faultOf(expect(answer.body, answer)) : `it answered ${answer.status}`;
    return { group, name, wrong };
  } catch (error) {
    return { group, name, wrong: error instanceof Error ? error.message : String(error) };
  }
}

/** @param {boolean | readonly [unknown, unknown]} expected whether it is right, or two things that must be equal */
function faultOf(expected) {
  if (typeof expected === 'boolean') return expected ? undefined : 'the answer has another shape';
  const [found, wanted] = expected;
  return isDeepStrictEqual(found, wanted) ? undefined : `found ${JSON.stringify(found)}`;
}

/**
 * @param {readonly { group: string, name: string, wrong: string | undefined }[]} outcomes
 * @param {(line: string) => void} tell
 */
function report(outcomes, tell) {
  for (const group of new Set(outcomes.map((outcome) => outcome.group))) {
    const own = outcomes.filter((outcome) => outcome.group === group);
    tell(`${group}: ${own.filter(({ wrong }) => !wrong).length}/${own.length}`);
    for (const { name, wrong } of own) tell(wrong ? `  FAIL ${name}: ${wrong}` : `  PASS ${name}`);
  }
  const passed = outcomes.filter(({ wrong }) => !wrong).length;
  tell(`${passed}/${outcomes.length}`);
  return passed === outcomes.length;
}
