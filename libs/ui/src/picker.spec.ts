import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { FormField, form } from '@angular/forms/signals';

import { UiField } from './field';
import { UiPicker } from './picker';

const CLIENTS = ['Acme', 'Brightwater', 'Cedar'].map((label) => ({ id: label.toLowerCase(), label }));

@Component({
  selector: 'ui-picker-probe',
  imports: [FormField, UiField, UiPicker],
  template: `
    <ui-field label="Client" [field]="form.clientId">
      <ui-picker shown="Old client" [formField]="form.clientId" [search]="search" />
    </ui-field>
  `,
})
class PickerProbe {
  readonly form = form(signal({ clientId: 'old' }));
  readonly search = (typed: string) =>
    Promise.resolve(CLIENTS.filter(({ label }) => label.toLowerCase().startsWith(typed.toLowerCase())));
}

describe('ui-picker', () => {
  async function show() {
    const fixture = TestBed.createComponent(PickerProbe);
    await fixture.whenStable();
    const element = fixture.nativeElement as HTMLElement;
    const box = element.querySelector('input')!;
    const settled = () => fixture.whenStable();
    const press = async (key: string) => {
      box.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
      await settled();
    };
    const type = async (text: string) => {
      box.value = text;
      box.dispatchEvent(new Event('input'));
      await settled();
    };
    const leave = async () => {
      box.dispatchEvent(new Event('blur'));
      await settled();
    };
    const options = () =>
      [...element.querySelectorAll('[role=option]')].map((option) => option.textContent.trim());
    return {
      value: fixture.componentInstance.form.clientId().value,
      element,
      box,
      press,
      type,
      leave,
      options,
    };
  }

  it('shows the label of what was chosen before', async () => {
    const { box, element } = await show();

    expect(box.value).toBe('Old client');
    expect(element.querySelector('label')?.htmlFor).toBe(box.id);
  });

  it('is chosen by typing, arrows and Enter', async () => {
    const { box, press, options, value } = await show();
    await press('ArrowDown');
    expect(options()).toEqual(['Acme', 'Brightwater', 'Cedar']);

    await press('ArrowDown');
    const active = box.getAttribute('aria-activedescendant') ?? '';
    expect(box.ownerDocument.getElementById(active)?.textContent ?? active).toBeTruthy();
    await press('Enter');

    expect(value()).toBe('brightwater');
    expect(box.value).toBe('Brightwater');
    expect(box.getAttribute('aria-expanded')).toBe('false');
  });

  it('narrows as one types', async () => {
    const { type, options, press, value } = await show();
    await type('ce');
    expect(options()).toEqual(['Cedar']);

    await press('Enter');
    expect(value()).toBe('cedar');
  });

  it('keeps the choice when half a word is left behind, and drops it when the box is emptied', async () => {
    const { type, leave, box, value } = await show();
    await type('zzz');
    await leave();
    expect(value()).toBe('old');
    expect(box.value).toBe('Old client');

    await type('');
    await leave();
    expect(value()).toBe('');
  });

  it('says when nothing fits', async () => {
    const { type, element } = await show();
    await type('zzz');

    expect(element.querySelector('[role=status]')?.textContent).toContain('Nothing found.');
  });
});
