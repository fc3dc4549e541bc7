export * from './access.js';
export * from './ports.js';
export * from './problems.js';
export * from './provider-error.js';
export * from './provider-call.js';
export * from './provider.js';
export * from './subject.js';
export * from './webhooks.js';
