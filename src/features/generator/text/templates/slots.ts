import type { Random } from '../random.js';

/** What the slots of templates can be filled with; each value is drawn when it is needed. */
export type SlotValues = Readonly<Record<string, (random: Random) => string>>;

const SLOT = /\{(\w+)\}/g;

/** Names of the slots of a template. */
export const slotsOf = (template: string): string[] => [...template.matchAll(SLOT)].map(([, name]) => name ?? '');

/**
 * Fills every slot, each occurrence by itself, and begins with a capital letter.
 * @throws Error for a slot that has no value: a mistake in the pools
 */
export function fill(template: string, values: SlotValues, random: Random): string {
  const text = template.replace(SLOT, (_slot, name: string) => {
    const value = values[name];
    if (!value) throw new Error(`There is nothing for the slot ${name}.`);
    return value(random);
  });
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Whether a text may have come from a template, whatever its slots were filled with and whatever follows. */
export function mayComeFrom(template: string, text: string): boolean {
  const literals = template.split(SLOT).filter((_part, index) => index % 2 === 0);
  const pattern = literals.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('.+');
  return new RegExp(`^${pattern}`, 'i').test(text);
}
