import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';

import { UiDrawer } from './drawer';

@Component({
  selector: 'ui-drawer-probe',
  imports: [UiDrawer],
  template: `
    <button (click)="open.set(true)">Open</button>
    @if (open()) {
      <ui-drawer label="Acme" (closed)="open.set(false)" (stepped)="steps.push($event)"><input /></ui-drawer>
    }
  `,
})
class DrawerProbe {
  readonly open = signal(false);
  readonly steps: number[] = [];
}

describe('ui-drawer', () => {
  afterEach(() => document.body.replaceChildren());

  async function show() {
    const fixture = TestBed.createComponent(DrawerProbe);
    const element = fixture.nativeElement as HTMLElement;
    document.body.append(element);
    fixture.detectChanges();
    const button = element.querySelector('button')!;
    button.focus();
    button.click();
    await fixture.whenStable();
    const press = async (key: string) => {
      document.activeElement?.dispatchEvent(
        new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }),
      );
      await fixture.whenStable();
    };
    return { element, press, button, probe: fixture.componentInstance };
  }

  it('takes the focus, and gives it back on Escape', async () => {
    const { element, press, button } = await show();
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Acme');

    await press('Escape');
    expect(element.querySelector('ui-drawer')).toBeNull();
    expect(document.activeElement).toBe(button);
  });

  it('steps through the list by brackets, but not while typing', async () => {
    const { element, press, probe } = await show();
    await press(']');
    await press('[');
    element.querySelector('input')?.focus();
    await press(']');

    expect(probe.steps).toEqual([1, -1]);
  });
});
