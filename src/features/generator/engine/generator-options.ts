/** Injection token of `GeneratorOptions`. */
export const GENERATOR_OPTIONS = Symbol('GENERATOR_OPTIONS');

export interface GeneratorOptions {
  /** False only in the test that shows what goes wrong then: effects are not written down before they are carried out. */
  readonly writesIntents: boolean;
}
