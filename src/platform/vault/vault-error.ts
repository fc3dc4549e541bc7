const MESSAGES = {
  unknown_key: 'The sealed value was made with a key that is not in the key ring.',
  wrong_binding: 'The sealed value belongs to another organization, record or column.',
  corrupt: 'The sealed value is damaged or was not made by this vault.',
};

export type VaultErrorCode = keyof typeof MESSAGES;

/** A sealed value did not open. Carries no part of the value and no cause, so it is safe to log. */
export class VaultError extends Error {
  override readonly name = 'VaultError';

  constructor(readonly code: VaultErrorCode) {
    super(MESSAGES[code]);
  }
}
