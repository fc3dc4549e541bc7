import { type ProviderError, type ProviderErrorKind } from '../../../contracts/index.js';
import { type Check } from './config.schemas.js';

/** A step failed for a reason that it knows itself. */
export class SetupFailure extends Error {
  override readonly name = 'SetupFailure';
  constructor(
    message: string,
    readonly nextAction: string,
  ) {
    super(message);
  }
}

export const passed = (name: Check['name'], message: string): Check => ({ name, passed: true, message });
export const failed = (name: Check['name'], message: string, next_action: string): Check => ({
  name,
  passed: false,
  message,
  next_action,
});

type Advice = Pick<Check, 'message' | 'next_action'>;

const AGAIN: Advice = {
  message: 'Asana did not answer properly.',
  next_action: 'Try again in a moment. https://status.asana.com says whether Asana is up.',
};
const KEY_REFUSED: Advice = {
  message: 'Asana does not accept this API key.',
  next_action: 'Create a personal access token at https://app.asana.com/0/my-apps and enter it whole.',
};
const LIMITED: Advice = {
  message: 'Asana is limiting this key just now.',
  next_action: 'Wait a minute, then test again.',
};
const RIGHTS: Advice = {
  message: 'The account of this key may not do that.',
  next_action: 'Let the account be a member of the project who may edit it, or use the key of one who is.',
};
const NO_PROJECT: Advice = {
  message: 'Asana does not know this project, or the account may not see it.',
  next_action: 'Check the gid, and share the project with the account of the key.',
};

const GENERAL: Record<ProviderErrorKind, Advice> = {
  auth_expired: KEY_REFUSED,
  forbidden: RIGHTS,
  not_found: NO_PROJECT,
  rate_limited: LIMITED,
  unavailable: AGAIN,
  rejected: { message: 'Asana did not accept the request.', next_action: 'Check the ids that were entered.' },
};

const UNREACHED: Advice = {
  message: 'Asana’s handshake did not come back from this address.',
  next_action:
    'Make sure that the address is reachable from the internet by https and leads to POST ' +
    '/api/integrations/asana/webhook of this server, then test again.',
};
const WEBHOOKS: Partial<Record<ProviderErrorKind, Advice>> = {
  // Also what Asana answers for addresses of one's own machine: https://developers.asana.com/docs/webhooks-guide
  forbidden: {
    message: 'Asana refuses to deliver to this address. It does not deliver to localhost.',
    next_action:
      'Give the server an address that is reachable from the internet (a domain or a tunnel), set PUBLIC_URL to it or ' +
      'name it as webhookUrl, then test again. The account of the key must be able to see the project, too.',
  },
  rejected: UNREACHED,
  unavailable: UNREACHED,
};

/** What to say about a step at which Asana failed. */
export const adviceFor = (name: Check['name'], { kind }: ProviderError): Advice =>
  (name === 'webhook_reachability' ? WEBHOOKS[kind] : undefined) ?? GENERAL[kind];
