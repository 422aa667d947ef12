import { Component, computed, input } from '@angular/core';
import type { LeadFormDto } from '#libs/api-client/models/lead-form-dto';

import { CopyLine } from '../settings/copy-line';

/** How a form gets to people: as a link, in a frame of a page, or sent by a page's own form. */
@Component({
  selector: 'app-form-snippets',
  imports: [CopyLine],
  template: `
    <section class="ui-card ui-pad ui-stack" aria-labelledby="use">
      <h2 id="use" i18n>How to use it</h2>
      <app-copy-line label="Link to it" i18n-label [text]="form().url" />
      <app-copy-line label="Show it in a page of yours" i18n-label [text]="frame()" />
      <app-copy-line label="Or send what a form of yours asks" i18n-label [text]="script()" />
      <p class="ui-muted" i18n>
        Pages show or send it from the sites named above alone. Names of inputs are those of the fields:
        {{ names() }}.
      </p>
    </section>
  `,
  styles: `
    p {
      margin: 0;
    }
    app-copy-line {
      white-space: pre-wrap;
    }
  `,
})
export class FormSnippets {
  readonly form = input.required<LeadFormDto>();

  protected readonly names = computed(() => {
    const { fields, consent } = this.form();
    return [...fields.map(({ key }) => key), ...(consent ? ['consent'] : [])].join(', ');
  });
  protected readonly frame = computed(
    () =>
      `<iframe src="${this.form().url}" title="${this.form().heading.replaceAll('"', '&quot;')}" width="100%" height="700" style="border:0"></iframe>`,
  );
  protected readonly script = computed(() => {
    const { origin } = new URL(this.form().url);
    return `<form id="votra">…</form>
<script type="module">
const to = '${origin}/api/v1/public-forms/${this.form().key}';
const { token } = await (await fetch(to)).json();
const form = document.getElementById('votra');
form.addEventListener('submit', async (event) => {
  event.preventDefault();
  const body = { token, ...Object.fromEntries(new FormData(form)) };
  if ('consent' in body) body.consent = true;
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(to, { method: 'POST', headers, body: JSON.stringify(body) });
  const { thanks, detail } = await answer.json();
  alert(thanks ?? detail);
});
</script>`;
  });
}
