import { createHash } from 'node:crypto';
import type { FormFieldKey } from '#libs/contracts';
import { LIMITS } from '#libs/contracts';
import type { OpenForm } from './public-forms.js';

const STYLE = `
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { margin: 0; padding: 1.5rem; }
main { max-width: 34rem; margin-inline: auto; }
h1 { margin: 0 0 0.5rem; font-size: 1.5rem; line-height: 1.25; }
h1:focus { outline: none; }
p { margin: 0 0 1rem; white-space: pre-line; overflow-wrap: anywhere; }
form { display: grid; gap: 1rem; }
label { display: block; margin-block-end: 0.25rem; font-weight: 600; }
input:not([type=checkbox]), textarea, button { font: inherit; box-sizing: border-box; width: 100%; min-height: 2.75rem; padding: 0.5rem 0.75rem; border-radius: 0.375rem; }
input:not([type=checkbox]), textarea { border: 1px solid GrayText; background: Field; color: FieldText; }
input[type=checkbox] { inline-size: 1.5rem; block-size: 1.5rem; margin: 0; flex: none; }
.agree { display: flex; gap: 0.75rem; align-items: flex-start; }
.agree label { font-weight: 400; white-space: pre-line; }
button { border: 0; background: light-dark(#1d4ed8, #93b4ff); color: light-dark(#fff, #0b1220); font-weight: 600; cursor: pointer; }
button:disabled { opacity: 0.6; }
:is(input, textarea, button):focus-visible { outline: 3px solid light-dark(#1d4ed8, #93b4ff); outline-offset: 2px; }
.error { color: light-dark(#b3261e, #f2b8b5); margin: 0.25rem 0 0; }
.error:empty { display: none; }
.more { position: absolute; inset-inline-start: -99rem; }`;

/** Without frameworks: a form in a frame of somebody's page should cost it nothing. */
const SCRIPT = `
const form = document.querySelector('form');
const button = form.querySelector('button');
const errorOf = (name) => document.getElementById(name + '-error') ?? document.getElementById('error');
const say = (name, text) => {
  errorOf(name).textContent = text;
  const field = form.elements.namedItem(name);
  if (field) field.setAttribute('aria-invalid', 'true');
  return field;
};
form.addEventListener('submit', async (event) => {
  event.preventDefault();
  for (const error of document.querySelectorAll('.error')) error.textContent = '';
  for (const field of form.elements) field.removeAttribute('aria-invalid');
  const body = { token: form.dataset.token };
  for (const [name, value] of new FormData(form)) body[name] = name === 'consent' ? true : value;
  button.disabled = true;
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(form.dataset.to, { method: 'POST', headers, body: JSON.stringify(body) }).catch(() => null);
  const said = await answer?.json().catch(() => null);
  button.disabled = false;
  if (answer?.ok) {
    const thanks = document.createElement('p');
    thanks.textContent = said.thanks;
    thanks.setAttribute('role', 'status');
    thanks.tabIndex = -1;
    form.replaceWith(thanks);
    thanks.focus();
    return;
  }
  const errors = said?.errors ?? [];
  const fields = errors.map(({ field, message }) => say(field, message));
  if (!errors.length) errorOf('').textContent = said?.detail ?? 'It could not be sent. Please try again.';
  (fields.find((field) => field) ?? button).focus();
});`;

const hashed = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
const POLICY = [
  "default-src 'none'",
  `script-src ${hashed(SCRIPT)}`,
  `style-src ${hashed(STYLE)}`,
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
];

/** What the browser may do on the page, and whose pages may show it in a frame. */
export const pagePolicy = (origins: readonly string[]): string =>
  [...POLICY, `frame-ancestors ${origins.length ? origins.join(' ') : "'none'"}`].join('; ');

const ESCAPES: Readonly<Record<string, string>> = {
  ...{ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' },
};
const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => ESCAPES[sign]!);

/** What browsers know to fill in, and how each field is typed. */
const INPUTS: Readonly<Record<Exclude<FormFieldKey, 'message'>, string>> = {
  company: 'autocomplete="organization"',
  person: 'autocomplete="name"',
  email: 'type="email" autocomplete="email"',
  phone: 'type="tel" autocomplete="tel"',
};

function fieldOf({ key, label, required }: OpenForm['fields'][number]): string {
  const common = `id="${key}" name="${key}" aria-describedby="${key}-error"${required ? ' required' : ''}`;
  const control =
    key === 'message'
      ? `<textarea ${common} rows="5" maxlength="${LIMITS.noteLength}"></textarea>`
      : `<input ${common} ${INPUTS[key]} maxlength="${LIMITS.nameLength}">`;
  return `<div><label for="${key}">${escaped(label)}</label>${control}<p class="error" id="${key}-error"></p></div>`;
}

/** The page of a form, whole: all words on it are the firm's own. */
export function formPage(form: OpenForm, to: string, token: string): string {
  const { heading, intro, fields, consent, button, locale } = form;
  const agree = `<div><div class="agree"><input type="checkbox" id="consent" name="consent" required aria-describedby="consent-error">
<label for="consent">${escaped(consent)}</label></div><p class="error" id="consent-error"></p></div>`;
  return `<!doctype html>
<html lang="${escaped(locale)}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escaped(heading)}</title>
<style>${STYLE}</style>
<main>
<h1>${escaped(heading)}</h1>
${intro ? `<p>${escaped(intro)}</p>` : ''}
<form data-to="${escaped(to)}" data-token="${escaped(token)}">
${fields.map(fieldOf).join('\n')}
<div class="more" aria-hidden="true"><label for="website">Website</label><input id="website" name="website" tabindex="-1" autocomplete="off"></div>
${consent ? agree : ''}
<p class="error" id="error" role="alert"></p>
<button>${escaped(button)}</button>
</form>
</main>
<script>${SCRIPT}</script>
`;
}
