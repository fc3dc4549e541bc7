/**
 * Asana's rich text is XML with few tags (https://developers.asana.com/docs/rich-text). The only ways from data into it
 * are `text` and `list`, which escape; there is none for markup that comes from outside.
 */
export type RichText = { readonly xml: string };

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};
/** What XML 1.0 cannot hold, escaped or not (https://www.w3.org/TR/xml/#charsets), and halves of surrogate pairs. */
const NOT_XML = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

const escaped = (data: string) =>
  data.replace(NOT_XML, '').replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');

export const text = (data: string): RichText => ({ xml: escaped(data) });
export const strong = (data: string): RichText => ({ xml: `<strong>${escaped(data)}</strong>` });
export const heading = (data: string): RichText => ({ xml: `<h1>${escaped(data)}</h1>` });
export const line: RichText = { xml: '<hr/>' };

const items = (entries: readonly RichText[]) => entries.map(({ xml }) => `<li>${xml}</li>`).join('');
export const list = (entries: readonly RichText[]): RichText => ({ xml: `<ul>${items(entries)}</ul>` });
export const steps = (entries: readonly RichText[]): RichText => ({ xml: `<ol>${items(entries)}</ol>` });

export const joined = (...parts: readonly RichText[]): RichText => ({ xml: parts.map(({ xml }) => xml).join('') });
export const body = (...parts: readonly RichText[]): string => `<body>${joined(...parts).xml}</body>`;

/** Text on one line, as names are; at most so many characters, none of them cut in half. */
export function oneLine(data: string, most: number): string {
  const flat = data.replace(NOT_XML, '').replace(/\s+/gu, ' ').trim();
  const characters = [...flat];
  return characters.length <= most ? flat : `${characters.slice(0, most - 1).join('')}…`;
}
