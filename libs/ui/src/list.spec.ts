import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { Component, resource, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { MatMenuHarness } from '@angular/material/menu/testing';
import { provideRouter } from '@angular/router';

import { UiNone } from './async';
import { Downloads } from './download';
import { UiList } from './list';
import type { Listed } from './listing';
import { MEMORY } from './memory';
import { type ListExport, RECORD_EXPORT } from './record-export';
import { UiCell } from './table';
import { columnsOf } from './table-column';

interface Client {
  id: string;
  name: string;
  terms: string;
  owed: string;
}

const PAGE: Listed<Client> = {
  items: [{ id: 'a', name: 'Acme', terms: '=30', owed: '10.00' }],
  total: 1,
  totalIsExact: true,
};

@Component({
  selector: 'ui-list-probe',
  imports: [UiCell, UiList, UiNone],
  template: `
    <ui-list
      name="clients"
      label="Clients"
      placeholder="Search"
      nothing="No client matches."
      [rows]="rows"
      [view]="view"
      [columns]="columns"
      [rowLabel]="nameOf"
    >
      <ng-template uiCell="owed" [of]="rows" let-row>{{ row.owed }} EUR</ng-template>
      <ng-template uiNone>Nothing yet.</ng-template>
    </ui-list>
  `,
})
class ListProbe {
  readonly rows = Object.assign(resource({ loader: () => Promise.resolve(PAGE) }), {
    all: vi.fn(() =>
      Promise.resolve([...PAGE.items, { id: 'b', name: 'Brightwater', terms: '14', owed: '20.00' }]),
    ),
  });
  readonly columns = columnsOf<Client>()([
    { key: 'name', header: 'Client', text: (row) => row.name, sort: 'name' },
    { key: 'terms', header: 'Terms', text: (row) => row.terms },
    { key: 'owed', header: 'Owed', csv: (row) => row.owed, numeric: true },
  ]);
  readonly view = {
    ...{ q: signal(''), filtered: signal(false), search: vi.fn(), clear: vi.fn(), open: signal(null) },
    ...{ sort: signal('name'), sortBy: vi.fn(), page: signal(1), size: signal(25), turnTo: vi.fn() },
    query: () => ({ q: 'a', status: 'active', sort: 'name', page: 2, perPage: 25 }),
  };
  readonly nameOf = (row: Client) => row.name;
}

describe('ui-list', () => {
  const stored = new Map<string, string>();
  const save = vi.fn<(file: Blob, name: string) => void>();
  const record = vi.fn<(exported: ListExport) => Promise<unknown>>();

  beforeEach(() => {
    stored.clear();
    save.mockReset();
    record.mockReset().mockResolvedValue(undefined);
    TestBed.configureTestingModule({
      providers: [
        provideRouter([]),
        { provide: Downloads, useValue: { save } },
        { provide: RECORD_EXPORT, useValue: record },
        {
          provide: MEMORY,
          useValue: {
            recall: (key: string) => stored.get(key) ?? null,
            remember: (key: string, value: string | null) =>
              value === null ? stored.delete(key) : stored.set(key, value),
          },
        },
      ],
    });
  });

  async function show() {
    const fixture = TestBed.createComponent(ListProbe);
    await fixture.whenStable();
    const menu = await TestbedHarnessEnvironment.loader(fixture).getHarness(
      MatMenuHarness.with({ selector: '[aria-label="View and export"]' }),
    );
    const element = fixture.nativeElement as HTMLElement;
    const choose = async (text: string) => {
      await menu.open();
      const [item] = await menu.getItems({ text: new RegExp(text) });
      await item!.click();
    };
    return { probe: fixture.componentInstance, element, menu, choose, fixture };
  }
  const headers = (element: HTMLElement) =>
    [...element.querySelectorAll('th')].map((th) => th.textContent.trim());

  it('puts columns away, and does so again in the next visit', async () => {
    const { element, menu, choose } = await show();
    expect(headers(element)).toEqual(['Client', 'Terms', 'Owed']);

    await choose('Terms');
    expect(headers(element)).toEqual(['Client', 'Owed']);
    expect(await menu.isOpen()).toBe(true);
    expect(headers((await show()).element)).toEqual(['Client', 'Owed']);

    await choose('Terms');
    expect(stored.size).toBe(0);
  });

  it('never offers to put away what names the row', async () => {
    const { menu } = await show();
    await menu.open();
    const items = await Promise.all((await menu.getItems()).map((item) => item.getText()));

    expect(items).toEqual(['Compact', 'Comfortable', 'Terms', 'Owed', 'Export CSV']);
  });

  it('makes rows higher', async () => {
    const { element, choose } = await show();
    await choose('Comfortable');

    expect(element.querySelector('ui-table.comfortable')).not.toBeNull();
    expect((await show()).element.querySelector('ui-table.comfortable')).not.toBeNull();
  });

  it('takes what it does not understand in storage for nothing', async () => {
    stored.set('votra.list.clients', '{"density":7,"hidden":"x"');

    expect(headers((await show()).element)).toEqual(['Client', 'Terms', 'Owed']);
  });

  it('exports all rows with the chosen columns, named by list and day', async () => {
    const { choose } = await show();
    await choose('Owed');
    await choose('Export');
    const [file, name] = save.mock.calls[0]!;

    expect(name).toMatch(/^clients-\d{4}-\d\d-\d\d\.csv$/);
    expect(await file.text()).toContain("Client,Terms\r\nAcme,'=30\r\nBrightwater,14\r\n");
    expect(record.mock.calls).toEqual([[{ list: 'clients', rows: 2, filters: 'q: a, status: active' }]]);
  });

  it('saves nothing that could not be recorded', async () => {
    const { element, choose, fixture } = await show();
    record.mockRejectedValueOnce(new Error('gone'));
    await choose('Export');
    await fixture.whenStable();

    expect(element.querySelector('[role=alert]')?.textContent.trim()).not.toBe('');
    expect(save).not.toHaveBeenCalled();
  });

  it('says why an export failed', async () => {
    const { probe, element, choose, fixture } = await show();
    probe.rows.all.mockRejectedValueOnce(new Error('gone'));
    await choose('Export');
    await fixture.whenStable();

    expect(element.querySelector('[role=alert]')?.textContent.trim()).not.toBe('');
    expect(save).not.toHaveBeenCalled();
  });

  it('does not export more rows than are counted, and says so', async () => {
    const { probe, menu } = await show();
    probe.rows.set({ ...PAGE, total: 10_000, totalIsExact: false });
    await menu.open();
    const [item] = await menu.getItems({ text: /Export/ });

    expect(await item!.isDisabled()).toBe(true);
    expect(await item!.getText()).toContain('filter first');
  });

  it('tells an empty list from a search without a match', async () => {
    const { probe, element, fixture } = await show();
    probe.rows.set({ ...PAGE, items: [] });
    await fixture.whenStable();
    expect(element.textContent).toContain('Nothing yet.');

    probe.view.filtered.set(true);
    await fixture.whenStable();
    expect(element.textContent).toContain('No client matches.');
  });
});
