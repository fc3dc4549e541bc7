import { Injectable } from '@nestjs/common';
import { type WebhookEndpoint } from '../../platform/database/index.js';
import { type Secret, Vault } from '../../platform/vault/index.js';

type Owner = Pick<WebhookEndpoint, 'id' | 'organizationId'>;
/** One column at a time: a value that becomes the previous one is sealed anew. */
type Column = 'secret' | 'previous_secret';

const bindingOf = ({ id, organizationId }: Owner, column: Column) => ({
  organizationId,
  record: id,
  column: `webhook_endpoints.${column}`,
});

/** The secrets of an endpoint as they lie in its row. */
@Injectable()
export class EndpointSecrets {
  constructor(private readonly vault: Vault) {}

  seal(owner: Owner, secret: Secret, column: Column = 'secret'): Promise<string> {
    return this.vault.seal(secret, bindingOf(owner, column));
  }

  current(endpoint: Owner & Pick<WebhookEndpoint, 'secret'>): Promise<Secret> {
    return this.vault.open(endpoint.secret, bindingOf(endpoint, 'secret'));
  }

  /** Those that sign at a time, the newest first. @throws VaultError */
  async signing(endpoint: WebhookEndpoint, now: number): Promise<Secret[]> {
    const { previousSecret, previousSecretUntil } = endpoint;
    const secrets = [await this.current(endpoint)];
    if (previousSecret && previousSecretUntil && previousSecretUntil.getTime() > now) {
      secrets.push(await this.vault.open(previousSecret, bindingOf(endpoint, 'previous_secret')));
    }
    return secrets;
  }
}
