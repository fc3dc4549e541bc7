import { z } from 'zod';

/** Text that PostgreSQL and JSON can hold: no control characters, no lone surrogates. */
export const storableText = (longest: number) =>
  z
    .string()
    .regex(/^[^\p{Cc}\p{Cs}]*$/u, 'must not contain control characters')
    .min(1)
    .max(longest);
