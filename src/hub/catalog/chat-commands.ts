import { Injectable } from '@nestjs/common';
import { type Caller, type ChatReply, ConnectedApi, holds, type Subject } from '../../contracts/index.js';
import { problem } from '../../platform/problem/index.js';
import { type RegisteredService, ServiceRegistry } from './service-registry.js';
import { type ChatCommandAnswer, type ChatCommandBody } from './services.schemas.js';

/** Phrases of the registry, carried out as far as that changes nothing. */
@Injectable()
export class ChatCommands {
  constructor(
    private readonly registry: ServiceRegistry,
    private readonly api: ConnectedApi,
  ) {}

  /**
   * Carries a reading command out as the acting user. Without a user, and for commands that would change something,
   * it says what would be done.
   * @throws problem `not_found`, `validation_failed` with the phrases there are, `forbidden`; ProviderError
   */
  async test(caller: Caller, acting: Subject | undefined, body: ChatCommandBody): Promise<ChatCommandAnswer> {
    const service = this.registry.get(body.service_id);
    const description = descriptionOf(service, body.command);
    const reply = acting && (await this.carryOut(service, caller, acting, body.command));
    return {
      success: true,
      service_id: service.entry.id,
      command: body.command,
      result: reply?.text ?? `This command would ask ${service.provider.manifest.label} to ${description}.`,
      items: (reply?.items ?? []).map((item) => ({ ...item })),
      simulated: reply === undefined,
      timestamp: new Date().toISOString(),
    };
  }

  private async carryOut(
    { provider }: RegisteredService,
    caller: Caller,
    acting: Subject,
    command: string,
  ): Promise<ChatReply | undefined> {
    const run = provider.chat?.[command];
    if (!run) return undefined;
    const { id } = provider.manifest;
    const scope = `${id}:read`;
    if (!holds(caller, scope)) throw problem('forbidden', { detail: `The credential lacks the scope ${scope}.` });
    return run((request) => this.api.call({ ...acting, provider: id }, request));
  }
}

function descriptionOf({ entry }: RegisteredService, command: string): string {
  const found = entry.chatCommands.find((known) => known.command === command);
  if (found) return found.description;
  throw problem('validation_failed', {
    detail: `Command '${command}' not found for service '${entry.id}'`,
    extensions: { available_commands: entry.chatCommands.map((known) => known.command) },
  });
}
