import { z } from 'zod';
import { ControlError } from './control.js';

export function parse<T>(schema: z.ZodType<T>, body: unknown): T {
  const result = schema.safeParse(body ?? {});
  if (result.success) return result.data;
  throw new ControlError(z.prettifyError(result.error));
}

type Camel<Name extends string> = Name extends `${infer Head}_${infer Tail}`
  ? `${Head}${Capitalize<Camel<Tail>>}`
  : Name;
type CamelCased<T> = { [K in keyof T & string as Camel<K>]?: Exclude<T[K], undefined> };

/** The wire says `expires_in`, the code `expiresIn`; settings not given stay out. */
export function camelCased<T extends object>(values: T): CamelCased<T> {
  const entries = Object.entries(values).filter(([, value]) => value !== undefined);
  const camel = (name: string): string => name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
  return Object.fromEntries(entries.map(([name, value]) => [camel(name), value])) as CamelCased<T>;
}
