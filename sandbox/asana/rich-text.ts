import { badRequest } from './errors.js';

/**
 * Rich text is XML rooted in `<body>` with few tags and few attributes, https://developers.asana.com/docs/rich-text.
 * Anything else is refused, as Asana does.
 */
const TAGS = new Set('body strong em u s code ol ul li a blockquote pre h1 h2 hr img table tr td object'.split(' '));
const EMPTY_TAGS = new Set(['hr', 'img']);
const ATTRIBUTES: Record<string, RegExp> = {
  a: /^(href|data-asana-[a-z-]+)$/,
  img: /^(src|alt|data-[a-z-]+)$/,
  object: /^(type|data-asana-[a-z-]+)$/,
  td: /^(data-cell-[a-z-]+|colspan|rowspan)$/,
};
const TOKEN = /<!--[\s\S]*?-->|<[^<>]*>|[^<]+|</g;
const TAG = /^<(\/?)([a-z][a-z0-9]*)((?:\s+[a-z][a-z0-9-]*="[^"<]*")*)\s*(\/?)>$/;
const ENTITY = /&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[0-9a-fA-F]+);)/;
const NAMED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const BREAKS_LINE = new Set(['li', 'h1', 'h2', 'hr', 'blockquote', 'pre', 'tr']);

export function htmlFromText(text: string): string {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return `<body>${escaped}</body>`;
}

/** The plain text of valid rich text; 400 naming `parameter` when it is not valid. */
export function textFromHtml(parameter: string, html: string): string {
  const open: string[] = [];
  let text = '';
  for (const [token] of html.matchAll(TOKEN)) {
    if (token.startsWith('<')) text += readTag(parameter, token, open, text);
    else text += readText(parameter, token, open);
  }
  if (open.length > 0 || !/^\s*<body>/.test(html)) throw badRequest(`${parameter}: XML is invalid`);
  return text.trim();
}

function readText(parameter: string, token: string, open: string[]): string {
  if ((open.length === 0 && token.trim() !== '') || ENTITY.test(token))
    throw badRequest(`${parameter}: XML is invalid`);
  return token
    .replace(/&#x([0-9a-fA-F]{1,6});/g, (_, code: string) => fromCodePoint(parameter, parseInt(code, 16)))
    .replace(/&#(\d{1,7});/g, (_, code: string) => fromCodePoint(parameter, Number(code)))
    .replace(/&(amp|lt|gt|quot|apos);/g, (_, name: string) => NAMED[name] ?? '');
}

function fromCodePoint(parameter: string, code: number): string {
  if (code === 0 || code > 0x10ffff) throw badRequest(`${parameter}: XML is invalid`);
  return String.fromCodePoint(code);
}

/** Keeps the stack of open tags and returns the line break a tag stands for. */
function readTag(parameter: string, token: string, open: string[], before: string): string {
  const [, closing, name, attributes = '', selfClosing] = TAG.exec(token) ?? [];
  if (name === undefined) throw badRequest(`${parameter}: XML is invalid`);
  if (!TAGS.has(name)) throw badRequest(`${parameter}: XML tag <${name}> is not supported`);
  if (closing) {
    if (open.pop() !== name) throw badRequest(`${parameter}: XML is invalid`);
    return '';
  }
  const misplaced = (name === 'body') !== (open.length === 0);
  if (misplaced || (open.length === 0 && before.trim() !== '')) throw badRequest(`${parameter}: XML is invalid`);
  checkAttributes(parameter, name, attributes);
  if (!selfClosing) open.push(name);
  else if (!EMPTY_TAGS.has(name)) throw badRequest(`${parameter}: XML is invalid`);
  return BREAKS_LINE.has(name) && before !== '' && !before.endsWith('\n') ? '\n' : '';
}

function checkAttributes(parameter: string, tag: string, attributes: string): void {
  for (const [, name = '', value = ''] of attributes.matchAll(/\s+([a-z][a-z0-9-]*)="([^"<]*)"/g)) {
    if (!ATTRIBUTES[tag]?.test(name))
      throw badRequest(`${parameter}: XML attribute ${name} is not supported on <${tag}>`);
    if (ENTITY.test(value)) throw badRequest(`${parameter}: XML is invalid`);
  }
}
