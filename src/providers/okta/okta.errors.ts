import { z } from 'zod';
import { type ErrorExplanation } from '../../contracts/index.js';

/** https://developer.okta.com/docs/reference/error-codes/ */
export const OKTA_CODES = {
  validation: 'E0000001',
  accessDenied: 'E0000006',
  notFound: 'E0000007',
  invalidToken: 'E0000011',
  featureDisabled: 'E0000015',
  alreadyActive: 'E0000016',
  wrongStatus: 'E0000038',
  rateLimited: 'E0000047',
  stillActivating: 'E0000112',
} as const;

/** Of E0000001 where it means that there is such a thing already. */
export const ALREADY_EXISTS = 'already_exists';

const errorBody = z.object({
  errorCode: z.string().regex(/^E[0-9]{7}$/),
  errorSummary: z.string().default(''),
  errorCauses: z.array(z.object({ errorSummary: z.string().default('') })).default([]),
});

/** A scope as in https://developer.okta.com/docs/api/oauth2/; nothing else of the text is repeated. */
const SCOPE = /\bokta\.[A-Za-z]+\.(?:read|manage)(?:\.self)?\b/;

/** Okta names its reason as `errorCode`; a missing scope and a name that is taken it tells in words alone. */
export function explainError(status: number, body: string): ErrorExplanation | undefined {
  const read = errorBody.safeParse(jsonOf(body));
  const code = read.data?.errorCode;
  if (status === 403 && /required scope/i.test(body)) {
    const requiredScope = SCOPE.exec(body)?.[0];
    return { code: 'insufficient_scope', ...(requiredScope && { requiredScope }) };
  }
  const causes = read.data?.errorCauses.map(({ errorSummary }) => errorSummary) ?? [];
  if (code === OKTA_CODES.validation && causes.some((cause) => /already exists/i.test(cause))) {
    return { code: ALREADY_EXISTS };
  }
  return code === undefined ? undefined : { code };
}

function jsonOf(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
