export type { Binding } from './envelope.js';
export { generateKeyRing, KeyRing, KeyRingError, parseKeyRing, type DerivedKeys } from './key-ring.js';
export { Secret } from './secret.js';
export { hasDigest, isSameSecret, isSignedWith, sign, type SignatureForm } from './signature.js';
export { VaultError, type VaultErrorCode } from './vault-error.js';
export { Vault } from './vault.js';
export { VaultModule } from './vault.module.js';
export { readSigningKey, signJwt } from './signing-key.js';
