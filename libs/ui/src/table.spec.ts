import { type HarnessLoader } from '@angular/cdk/testing';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { MatMenuHarness } from '@angular/material/menu/testing';
import { provideRouter, Router } from '@angular/router';

import { UiCell, UiTable } from './table';
import { type RowAction, columnsOf } from './table-column';

interface Client {
  id: string;
  name: string;
  owed: string;
}

@Component({
  selector: 'ui-table-probe',
  imports: [UiCell, UiTable],
  template: `
    <ui-table
      label="Clients"
      selectable
      [columns]="columns"
      [rows]="rows"
      [rowLabel]="nameOf"
      [rowLink]="linkOf"
      [actions]="actionsOf"
      [view]="view"
      [total]="60"
      [(selected)]="selected"
    >
      <ng-template uiCell="owed" [of]="rows" let-row>{{ row.owed }} EUR</ng-template>
    </ui-table>
  `,
})
class TableProbe {
  readonly rows: Client[] = [
    { id: 'a', name: 'Acme', owed: '10.00' },
    { id: 'b', name: 'Brightwater', owed: '20.00' },
  ];
  readonly columns = columnsOf<Client>()([
    { key: 'name', header: 'Client', text: (row) => row.name, sort: 'name' },
    { key: 'owed', header: 'Owed', numeric: true, foot: '30.00' },
  ]);
  readonly selected = signal<ReadonlySet<string>>(new Set());
  readonly done = vi.fn();
  readonly view = {
    sort: signal('name'),
    sortBy: vi.fn(),
    page: signal(1),
    size: signal(25),
    turnTo: vi.fn(),
  };
  readonly nameOf = (row: Client) => row.name;
  readonly linkOf = (row: Client) => ({ to: [], query: { open: row.id } });
  readonly actionsOf = (row: Client): RowAction[] => [
    { label: 'Edit', run: () => void this.done(row.id) },
    { label: 'Delete', run: () => undefined, blocked: 'has invoices' },
  ];
}

describe('ui-table', () => {
  function show() {
    TestBed.configureTestingModule({ providers: [provideRouter([])] });
    const fixture = TestBed.createComponent(TableProbe);
    fixture.detectChanges();
    const loader: HarnessLoader = TestbedHarnessEnvironment.loader(fixture);
    const element = fixture.nativeElement as HTMLElement;
    return { fixture, probe: fixture.componentInstance, loader, element };
  }
  const press = (key: string) =>
    (document.activeElement ?? document.body).dispatchEvent(
      new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }),
    );

  it('writes text and drawn cells, and the sum', () => {
    const { element } = show();
    const cells = [...element.querySelectorAll('tbody tr:first-child td')].map((cell) =>
      cell.textContent.trim(),
    );

    expect(cells).toEqual(['', 'Acme', '10.00 EUR', '']);
    expect(element.querySelector('tfoot')?.textContent).toContain('30.00');
  });

  it('says how it is sorted and turns the order round', () => {
    const { probe, element, fixture } = show();
    const header = element.querySelector('th[aria-sort]');
    expect(header?.getAttribute('aria-sort')).toBe('ascending');

    header?.querySelector('button')?.click();
    expect(probe.view.sortBy).toHaveBeenLastCalledWith('-name');

    probe.view.sort.set('-name');
    fixture.detectChanges();
    header?.querySelector('button')?.click();
    expect(probe.view.sortBy).toHaveBeenLastCalledWith('name');
  });

  it('opens a row by a click anywhere in it, but not on a control', async () => {
    const { element } = show();
    const go = vi.spyOn(TestBed.inject(Router), 'navigateByUrl').mockResolvedValue(true);

    element.querySelector<HTMLElement>('tbody tr:nth-child(2) td.numeric')?.click();
    expect(String(go.mock.calls[0]?.[0])).toContain('open=b');

    element.querySelector<HTMLElement>('tbody input[type=checkbox]')?.click();
    expect(go).toHaveBeenCalledTimes(1);
  });

  it('selects rows, one and all', () => {
    const { probe, element, fixture } = show();
    element.querySelector<HTMLElement>('input[aria-label=Brightwater]')?.click();
    expect([...probe.selected()]).toEqual(['b']);

    fixture.detectChanges();
    expect(element.textContent).toContain('1 row selected');
    element.querySelector<HTMLElement>('thead input')?.click();
    expect([...probe.selected()]).toEqual(['a', 'b']);
  });

  it('names the row in its actions and says why one is blocked', async () => {
    const { probe, loader, element } = show();
    expect(element.querySelector('button[aria-label="Actions for Acme"]')).not.toBeNull();
    const menu = await loader.getHarness(
      MatMenuHarness.with({ selector: '[aria-label="Actions for Brightwater"]' }),
    );
    await menu.open();
    const [edit, remove] = await menu.getItems();

    expect(await (await remove?.host())?.getAttribute('aria-label')).toBe(
      'Delete: has invoices (Brightwater)',
    );
    expect(await remove?.isDisabled()).toBe(true);
    await edit?.click();
    expect(probe.done).toHaveBeenCalledWith('b');
  });

  it('is walked by j and k and opened by o', () => {
    const { element } = show();
    document.body.append(element);
    const go = vi.spyOn(TestBed.inject(Router), 'navigateByUrl').mockResolvedValue(true);

    press('j');
    press('j');
    press('k');
    press('o');
    element.remove();

    expect(String(go.mock.calls[0]?.[0])).toContain('open=a');
  });

  it('turns pages', () => {
    const { probe, element } = show();

    element.querySelector<HTMLElement>('button[aria-label="Next page"]')?.click();

    expect(probe.view.turnTo).toHaveBeenCalledWith(2);
    expect(element.querySelector<HTMLButtonElement>('button[aria-label="Previous page"]')?.disabled).toBe(
      true,
    );
    expect(element.textContent).toContain('1–25 of 60');
  });
});
