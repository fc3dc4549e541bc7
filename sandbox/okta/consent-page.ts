import { html, page, raw } from '../page.js';
import { type User } from './model.js';
import { nameOf } from './system-log.js';

interface ConsentRequest {
  /** The query of the authorization request, carried through the form. */
  fields: Record<string, string>;
  people: User[];
  scopes: string[];
  returnsTo: string;
}

/** Who signs in, and whether they agree: a plain form, usable by keyboard, screen reader and curl. */
export function consentPage({ fields, people, scopes, returnsTo }: ConsentRequest): string {
  const hidden = Object.entries(fields).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`,
  );
  const choices = people.map(
    (person, index) =>
      html` <label class="choice">
        <input type="radio" name="person" value="${person.id}" ${raw(index === 0 ? 'checked' : '')} />
        <span><strong>${nameOf(person)}</strong><br /><small>${String(person.profile.login)}</small></span>
      </label>`,
  );
  return page(
    'Sign in to Okta (sandbox)',
    html` <h1>Allow access to your Okta organization?</h1>
      <p>
        An application wants to act for you in this <strong>sandbox</strong> of Okta. Nothing here reaches the real
        service.
      </p>
      <form method="post">
        ${hidden}
        <fieldset>
          <legend>Sign in as</legend>
          ${choices}
        </fieldset>
        <p>It asks for: ${scopes.map((scope) => html`<code>${scope}</code> `)}</p>
        <p>Afterwards you return to <code>${returnsTo}</code></p>
        <p class="actions">
          <button type="submit" name="decision" value="allow">Allow</button>
          <button type="submit" name="decision" value="deny" class="quiet">Deny</button>
        </p>
      </form>
      <details>
        <summary>Without a browser</summary>
        <p>
          Add <code>&amp;sandbox_auto_approve=${String(people[0]?.profile.login ?? '')}</code> to this address (login or
          id of the person), or post this form with <code>person</code> and <code>decision=allow</code>; either answers
          with the redirect.
        </p>
      </details>`,
  );
}

export function consentErrorPage(message: string): string {
  return page(
    'Authorization request refused',
    html`<h1>This authorization request cannot go on</h1>
      <p role="alert">${message}</p>
      <p>You were not sent back to the application, because its address could not be trusted.</p>`,
  );
}
