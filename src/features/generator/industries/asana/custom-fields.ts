import type { CustomFieldDefinition } from './asana-industry.js';

export const text = (name: string, ...examples: string[]): CustomFieldDefinition => ({ name, type: 'text', examples });
export const choice = (name: string, ...options: string[]): CustomFieldDefinition => ({ name, type: 'enum', options });
export const choices = (name: string, ...options: string[]): CustomFieldDefinition => ({
  name,
  type: 'multi_enum',
  options,
});
export const number = (name: string, min: number, max: number, precision = 0): CustomFieldDefinition => ({
  name,
  type: 'number',
  precision,
  min,
  max,
});
/** @param min and `max` are days after the task was created */
export const date = (name: string, min: number, max: number): CustomFieldDefinition => ({
  name,
  type: 'date',
  daysAhead: [min, max],
});
