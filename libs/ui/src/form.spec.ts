import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { FormField, FormRoot, form, required } from '@angular/forms/signals';

import { ApiError } from './api-error';
import { UiControl, UiField } from './field';
import { UiFormError, submission } from './form';

@Component({
  selector: 'ui-form-probe',
  imports: [FormField, FormRoot, UiControl, UiField, UiFormError],
  template: `
    <form [formRoot]="form">
      <ui-form-error [error]="failure()" />
      <ui-field label="Name" [field]="form.name" hint="As on invoices.">
        <input uiControl [formField]="form.name" />
      </ui-field>
      <ui-field label="City" [field]="form.address.city">
        <input uiControl [formField]="form.address.city" />
      </ui-field>
    </form>
  `,
})
class FormProbe {
  readonly save = vi.fn(() => Promise.resolve());
  readonly failure = signal<unknown>(null);
  readonly form = form(signal({ name: '', address: { city: '' } }), (path) => required(path.name), {
    submission: submission(this.save, this.failure),
  });
}

describe('a form', () => {
  async function submitWith(name: string, refusal?: ApiError) {
    const fixture = TestBed.createComponent(FormProbe);
    const probe = fixture.componentInstance;
    const element = fixture.nativeElement as HTMLElement;
    document.body.append(element);
    if (refusal) probe.save.mockRejectedValue(refusal);
    fixture.detectChanges();
    probe.form.name().value.set(name);
    element.querySelector('form')?.dispatchEvent(new Event('submit', { cancelable: true }));
    await fixture.whenStable();
    const [nameBox, cityBox] = element.querySelectorAll('input');
    return { probe, element, nameBox: nameBox!, cityBox: cityBox! };
  }
  const noteOf = (box: HTMLElement) =>
    document.getElementById(box.getAttribute('aria-describedby') ?? '')?.textContent;

  afterEach(() => document.body.replaceChildren());

  it('labels and describes its controls', async () => {
    const { element, nameBox } = await submitWith('Acme');

    expect(element.querySelector(`label[for=${nameBox.id}]`)?.textContent).toContain('Name');
    expect(noteOf(nameBox)).toBe('As on invoices.');
  });

  it('saves nothing that is not valid, and goes to the first bad field', async () => {
    const { probe, nameBox } = await submitWith('');

    expect(probe.save).not.toHaveBeenCalled();
    expect(document.activeElement).toBe(nameBox);
    expect(nameBox.getAttribute('aria-invalid')).toBe('true');
    expect(noteOf(nameBox)).toContain('Required.');
  });

  it("puts the server's words beside the field they are about", async () => {
    const refusal = new ApiError(422, 'VALIDATION', 'Look again.', 'r1', [
      { field: 'address.city', code: 'UNKNOWN', message: 'There is no such city.' },
    ]);
    const { probe, cityBox } = await submitWith('Acme', refusal);

    expect(noteOf(cityBox)).toContain('There is no such city.');
    expect(document.activeElement).toBe(cityBox);
    expect(probe.failure()).toBeNull();
  });

  it('shows above the fields what no field can show', async () => {
    const refusal = new ApiError(422, 'VALIDATION', 'Look again.', 'r1', [
      { field: 'tax.code', code: 'UNKNOWN', message: 'No such code.' },
    ]);
    const { element } = await submitWith('Acme', refusal);

    expect(element.querySelector('[role=alert]')?.textContent).toContain('tax.code: No such code.');
  });

  it('tells a conflict in the words of the server', async () => {
    const { element } = await submitWith('Acme', new ApiError(409, 'TAKEN', 'There is an Acme already.'));

    expect(element.querySelector('[role=alert]')?.textContent).toContain('There is an Acme already.');
  });
});
