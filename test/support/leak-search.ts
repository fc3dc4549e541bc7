/** Forms in which a secret could turn up. Base64 depends on the offset, so all three alignments are searched. */
export function disguises(secret: string): string[] {
  const bytes = Buffer.from(secret);
  const base64 = [0, 1, 2].map((offset) => {
    const encoded = Buffer.concat([Buffer.alloc(offset), bytes])
      .toString('base64')
      .replace(/=+$/, '');
    // Characters that mix with neighbouring bytes are cut off at both ends.
    return encoded.slice(offset === 0 ? 0 : offset + 1, (bytes.length + offset) % 3 === 0 ? undefined : -1);
  });
  const hex = bytes.toString('hex');
  return [
    ...new Set([
      secret,
      encodeURIComponent(secret),
      hex,
      hex.toUpperCase(),
      ...base64,
      ...base64.map((text) => text.replaceAll('+', '-').replaceAll('/', '_')),
    ]),
  ];
}

export interface Leak {
  /** Where: a log, an answer or the database. */
  readonly place: string;
  /** What stands around it, with the secret itself cut out. */
  readonly around: string;
}

/** Every place where one of the secrets stands in a text, in any disguise. */
export function findLeaks(texts: Readonly<Record<string, string>>, secrets: Iterable<string>): Leak[] {
  const leaks: Leak[] = [];
  for (const secret of secrets) {
    if (secret.length < 8) throw new Error('A secret this short would be found by chance.');
    for (const disguise of disguises(secret)) {
      for (const [place, text] of Object.entries(texts)) {
        const at = text.indexOf(disguise);
        if (at >= 0) {
          const before = text.slice(Math.max(0, at - 80), at);
          const after = text.slice(at + disguise.length, at + disguise.length + 40);
          leaks.push({ place, around: `${before}‹secret›${after}` });
        }
      }
    }
  }
  return leaks;
}
