import { z } from 'zod';

/** A campaign or lead in a path: our id of it, or the tenant's own. */
export const refParameter = { schema: z.string().min(1).max(255) };
