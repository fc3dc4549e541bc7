/** Text that is HTML already. */
class Html {
  constructor(readonly text: string) {}
}

type Value = string | number | Html | Html[];

/** Template tag: every interpolated text is escaped, HTML goes in as it is. */
export function html(strings: TemplateStringsArray, ...values: Value[]): Html {
  const parts = strings.map((text, index) => text + (index < values.length ? render(values[index] ?? '') : ''));
  return new Html(parts.join(''));
}

export function raw(text: string): Html {
  return new Html(text);
}

function render(value: Value): string {
  if (value instanceof Html) return value.text;
  if (Array.isArray(value)) return value.map((item) => item.text).join('');
  return escapeHtml(String(value));
}

function escapeHtml(text: string): string {
  const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}

const STYLE = `
  :root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
  body { max-width: 46rem; margin: 3rem auto; padding: 0 1.25rem; }
  h1 { line-height: 1.2; } code, pre { font-size: .9em; background: #8882; border-radius: 4px; padding: .1em .3em; }
  pre { padding: .8em; overflow-x: auto; white-space: pre-wrap; word-break: break-all; }
  fieldset { border: 1px solid #8886; border-radius: 8px; padding: .75rem 1rem; }
  .choice { display: flex; gap: .75rem; align-items: baseline; padding: .4rem 0; }
  .actions { display: flex; gap: .75rem; }
  button { font: inherit; padding: .55rem 1.4rem; border-radius: 8px; border: 2px solid #4457c0; background: #4457c0; color: #fff; cursor: pointer; }
  button.quiet { background: transparent; color: inherit; }
  :focus-visible { outline: 3px solid #e8912d; outline-offset: 2px; }
  table { border-collapse: collapse; } td, th { text-align: left; padding: .25rem 1rem .25rem 0; }`;

/** A whole document without outside assets. */
export function page(title: string, body: Html): string {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <style>
          ${raw(STYLE)}
        </style>
      </head>
      <body>
        <main>${body}</main>
      </body>
    </html> `.text;
}
