import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';

import { UiFilter, UiFilterBar } from './filter-bar';

@Component({
  selector: 'ui-filter-probe',
  imports: [UiFilter, UiFilterBar],
  template: `
    <ui-filter-bar [view]="view" [total]="total()" [exact]="false" placeholder="Search">
      <ui-filter label="State" [options]="options" [(value)]="state" />
    </ui-filter-bar>
  `,
})
class FilterProbe {
  readonly total = signal(10_000);
  readonly state = signal('paid');
  readonly options = [
    { value: 'paid', label: 'Paid' },
    { value: 'void', label: 'Void' },
  ];
  readonly view = { q: signal('acme'), filtered: signal(true), search: vi.fn(), clear: vi.fn() };
}

describe('ui-filter-bar', () => {
  function show() {
    const fixture = TestBed.createComponent(FilterProbe);
    fixture.detectChanges();
    return { probe: fixture.componentInstance, element: fixture.nativeElement as HTMLElement, fixture };
  }

  it('searches once for a run of keys', () => {
    vi.useFakeTimers();
    const { probe, element } = show();
    const box = element.querySelector('input')!;
    for (const text of ['b', 'br', 'bri ']) {
      box.value = text;
      box.dispatchEvent(new Event('input'));
    }
    vi.runAllTimers();
    vi.useRealTimers();

    expect(probe.view.search.mock.calls).toEqual([['bri']]);
  });

  it('shows what is filtered and lets go of it', () => {
    const { probe, element } = show();
    const select = element.querySelector('select')!;
    expect(select.value).toBe('paid');

    select.value = '';
    select.dispatchEvent(new Event('change'));
    expect(probe.state()).toBe('');

    [...element.querySelectorAll('button')].find((button) => button.textContent.includes('Clear'))?.click();
    expect(probe.view.clear).toHaveBeenCalled();
  });

  it('announces how many there are, and that it is at least so many', async () => {
    const { probe, element, fixture } = show();
    expect(element.querySelector('[role=status]')?.textContent).toMatch(/10,?000\+ results/);

    probe.total.set(0);
    await fixture.whenStable();
    expect(element.querySelector('[role=status]')?.textContent).toMatch(/0\+? results/);
  });
});
