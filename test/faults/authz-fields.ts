/**
 * Fields of a request that succeeds for the owner. Texts that begin with `$` stand for the owner's things. Fields named
 * like a parameter of the path go there.
 */
export type Fields = Readonly<Record<string, unknown>>;
