/** Letters that are no base letter with a mark, which normalisation therefore leaves as they are. */
const LATIN: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
};

const plain = (name: string): string =>
  name
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[ßæœøłđðþı]/g, (letter) => LATIN[letter] ?? '')
    .replace(/[^a-z0-9]/g, '') || 'user';

/** Industries are named with `_`, which host names may not contain. */
const domainOf = (industry: string): string => `${industry.replaceAll('_', '-')}.example.com`;

/**
 * A login that is not taken: `first.last@{industry}.example.com`, with 2, 3 and so on after the last name of namesakes.
 * Addresses under example.com reach nobody (RFC 2606).
 * @param taken lower case
 */
export function freeLogin(
  { firstName, lastName }: { firstName: string; lastName: string },
  industry: string,
  taken: ReadonlySet<string>,
): string {
  const local = `${plain(firstName)}.${plain(lastName)}`;
  const domain = domainOf(industry);
  let login = `${local}@${domain}`;
  for (let number = 2; taken.has(login); number += 1) login = `${local}${number}@${domain}`;
  return login;
}
