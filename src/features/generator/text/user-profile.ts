import { z } from 'zod';

const words = (longest: number) => z.string().trim().min(1).max(longest);

/** What is made up about an employee. Login, e-mail address and employee number follow from it and from the job. */
export const userProfileSchema = z.strictObject({
  firstName: words(50).regex(/^\p{L}[\p{L}\p{M}' -]*$/u),
  lastName: words(50).regex(/^\p{L}[\p{L}\p{M}' -]*$/u),
  title: words(100),
  city: words(100),
  state: words(100),
  /** ISO 3166-1 alpha-2. */
  countryCode: z.string().regex(/^[A-Z]{2}$/),
});
export type UserProfile = z.output<typeof userProfileSchema>;
