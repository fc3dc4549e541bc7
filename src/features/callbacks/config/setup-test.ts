import { Injectable } from '@nestjs/common';
import { ConfigService } from '@nestjs/config';
import { ConnectedApi, type ProviderCall, ProviderError } from '../../../contracts/index.js';
import { Connections } from '../../../hub/connections/index.js';
import { type Settings } from '../../../platform/config/index.js';
import { Secret } from '../../../platform/vault/index.js';
import { asana, AsanaClient, requestFields } from '../../../providers/asana/index.js';
import { callbacksOf } from '../owner.js';
import { WEBHOOK_PATH } from './callback-configs.js';
import { type Check, CHECKS, type TestInput, type TestResult } from './config.schemas.js';
import { SetupHandshakes } from './setup-handshakes.js';
import { adviceFor, failed, passed, SetupFailure } from './setup-advice.js';

const KEY_TEXT = /^[\x21-\x7e]{1,8192}$/;
/** In the place of what cannot be a key; Asana refuses it. */
const NO_KEY = '-';
const TEST_TASK = 'Switchyard setup test: may be deleted';
/** A budget of its own: a wrong key must not use up that of the one in service. */
const TESTER = 'switchyard:callbacks:test';
export const SETUP_PARAMETER = 'setup_test';

interface Trial {
  readonly call: ProviderCall;
  readonly client: AsanaClient;
  readonly input: TestInput;
}

/**
 * Tries a configuration out at Asana, step by step; nothing of it is stored, and what it makes at Asana it deletes. A step
 * that cannot be tried because one before it failed says so.
 */
@Injectable()
export class SetupTest {
  constructor(
    private readonly api: ConnectedApi,
    private readonly connections: Connections,
    private readonly handshakes: SetupHandshakes,
    private readonly settings: ConfigService<Settings, true>,
  ) {}

  async run(organizationId: string, input: TestInput): Promise<TestResult> {
    const checks: Check[] = [];
    const call = this.callWith(organizationId, input.apiKey);
    const trial: Trial = { call, client: new AsanaClient(call), input };
    const steps: Record<Check['name'], () => Promise<string>> = {
      api_key: () => checkKey(trial),
      workspace: () => checkWorkspace(trial),
      project: () => checkProject(trial),
      write_access: () => checkWriting(trial),
      webhook_reachability: () => this.checkWebhook(trial),
    };
    for (const name of CHECKS) checks.push(await this.check(name, steps[name], checks));
    const firstFailure = checks.find((check) => !check.passed);
    return { success: !firstFailure, checks, ...(firstFailure && { error: firstFailure.message }) };
  }

  /** Without a key, the one that is in service. */
  private callWith(organizationId: string, apiKey: string | undefined): ProviderCall {
    const ref = callbacksOf(organizationId);
    if (apiKey === undefined) return (request) => this.api.call(ref, request);
    return this.connections.trial({ ...ref, userId: TESTER }, Secret.of(KEY_TEXT.test(apiKey) ? apiKey : NO_KEY));
  }

  private async check(name: Check['name'], step: () => Promise<string>, before: readonly Check[]): Promise<Check> {
    const obstacle = before.find((check) => !check.passed && check.name !== 'write_access');
    if (obstacle) {
      const message = `Not checked, because ${obstacle.name} failed.`;
      return failed(name, message, `Mend ${obstacle.name} first.`);
    }
    try {
      return passed(name, await step());
    } catch (error) {
      if (error instanceof SetupFailure) return failed(name, error.message, error.nextAction);
      if (error instanceof ProviderError) return { name, passed: false, ...adviceFor(name, error) };
      throw error;
    }
  }

  /** A webhook of its own, made and deleted again: Asana sends its handshake during the call that makes it. */
  private async checkWebhook({ call, input }: Trial): Promise<string> {
    const handshake = this.handshakes.expect();
    const { publicUrl } = this.settings.get('http', { infer: true });
    const target = targetOf(input.webhookUrl ?? publicUrl + WEBHOOK_PATH, handshake.word);
    const resource = input.defaultProjectId ?? '';
    try {
      const made = await asana.webhooks?.create(call, { resource, target: target.href, events: ['task.changed'] });
      if (made) await asana.webhooks?.remove(call, made.id);
      if (await handshake.arrived()) return 'Asana reached this server and got its handshake back.';
      throw new SetupFailure(
        'Something answered Asana’s handshake at this address, but not this server.',
        `Let ${target.origin}${target.pathname} lead to this server.`,
      );
    } finally {
      handshake.end();
    }
  }
}

function targetOf(text: string, word: string): URL {
  const isUsable = URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
  if (!isUsable) throw new SetupFailure('The webhook address is not a URL.', 'Enter an https:// URL.');
  const url = new URL(text);
  url.searchParams.set(SETUP_PARAMETER, word);
  return url;
}

async function checkKey({ client }: Trial): Promise<string> {
  const { name, gid } = await client.user('me');
  return `The key is that of ${name ?? gid}.`;
}

function idOf(text: string | undefined, what: string): string {
  if (text !== undefined && requestFields.gid.safeParse(text).success) return text;
  throw new SetupFailure(
    text === undefined ? `No ${what} was given.` : `This is not the id of a ${what}.`,
    `Enter the gid of the ${what}: the digits in its address at app.asana.com.`,
  );
}

async function checkWorkspace({ client, input }: Trial): Promise<string> {
  const wanted = idOf(input.workspaceId, 'workspace');
  const { workspaces } = await client.user('me');
  const found = workspaces?.find(({ gid }) => gid === wanted);
  if (found) return `The key reaches the workspace ${found.name ?? wanted}.`;
  const known = (workspaces ?? []).map(({ gid, name }) => `${name ?? 'unnamed'} (${gid})`).join(', ');
  throw new SetupFailure('The key does not reach this workspace.', `Choose one that it reaches: ${known || 'none'}.`);
}

async function checkProject({ client, input }: Trial): Promise<string> {
  const project = await client.project(idOf(input.defaultProjectId, 'project'));
  if (project.workspace?.gid !== input.workspaceId) {
    const home = project.workspace?.name ?? 'another workspace';
    throw new SetupFailure(`The project is in ${home}.`, 'Choose a project of the workspace, or that workspace.');
  }
  if (project.archived) throw new SetupFailure('The project is archived.', 'Choose another one, or unarchive it.');
  return `The project ${project.name ?? project.gid} is there.`;
}

async function checkWriting({ client, input }: Trial): Promise<string> {
  const { gid } = await client.createTask({ name: TEST_TASK, projects: [input.defaultProjectId ?? ''] });
  try {
    await client.deleteTask(gid);
    return 'A task could be made in the project, and deleted again.';
  } catch {
    return `A task could be made in the project. It could not be deleted: delete “${TEST_TASK}” there.`;
  }
}
