export const SHARED = { tag: 'webhooks', errors: { dialect: 'problem' } } as const;
export const READING = { ...SHARED, access: { scope: 'webhooks:read', acting: 'none' } } as const;
export const WRITING = { ...SHARED, access: { scope: 'webhooks:write', acting: 'none' } } as const;
