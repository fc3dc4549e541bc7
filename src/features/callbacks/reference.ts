import { z } from 'zod';

/** A campaign or lead in a path: our id of it, or the tenant's own. */
export const refParameter = { schema: z.string().min(1).max(255) };

/** For changes: a body without any would change nothing, which is not what its sender means. */
export function changesSomething(changes: object, context: z.RefinementCtx): void {
  if (Object.values(changes).some((value) => value !== undefined)) return;
  context.addIssue({ code: 'custom', message: 'must name what to change' });
}
