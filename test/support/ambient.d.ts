// It brings no declarations of its own.
declare module 'oidc-provider';
