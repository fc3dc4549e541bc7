import { type ErrorExplanation } from '../../contracts/index.js';

/** A scope as in https://developers.asana.com/docs/oauth-scopes; nothing else of the text is repeated. */
const SCOPE = /\b(default|[a-z_.]+:(?:read|write|delete))\b/;

/** Asana tells a missing scope from a missing permission in the words of its 403 alone. */
export function explainError(status: number, body: string): ErrorExplanation | undefined {
  const [, words] = status === 403 ? (/required scope([^"]*)/i.exec(body) ?? []) : [];
  if (words === undefined) return undefined;
  const [, requiredScope] = SCOPE.exec(words) ?? [];
  return { code: 'insufficient_scope', ...(requiredScope && { requiredScope }) };
}
