import { Location } from '@angular/common';
import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';

import { listCodec, oneOf } from './list-codec';
import { listView } from './list-view';

@Component({ selector: 'app-list-probe', template: '' })
class ListProbe {
  readonly view = listView(
    listCodec({ filters: { status: oneOf(['active', 'inactive']) }, sorts: ['name', 'due'], sort: 'name' }),
  );
}

describe('list view', () => {
  async function open(url: string) {
    TestBed.configureTestingModule({ providers: [provideRouter([{ path: 'list', component: ListProbe }])] });
    const harness = await RouterTestingHarness.create();
    const { view } = await harness.navigateByUrl(url, ListProbe);
    const settled = () => harness.fixture.whenStable();
    return { view, settled, url: () => TestBed.inject(Location).path() };
  }

  it('asks the API for what the URL says', async () => {
    const { view } = await open('/list?q=acme&f.status=active&sort=-due&page=2&size=50');

    expect(view.query()).toEqual({ q: 'acme', status: 'active', sort: '-due', page: 2, perPage: 50 });
    expect(view.filtered()).toBe(true);
  });

  it('keeps foreign parameters and leaves defaults out', async () => {
    const { view, settled, url } = await open('/list?tab=all&page=3');

    view.filter({ status: 'inactive' });
    await settled();
    expect(url()).toBe('/list?tab=all&f.status=inactive');

    view.clear();
    await settled();
    expect(url()).toBe('/list?tab=all');
    expect(view.filtered()).toBe(false);
  });

  it('goes back to the first page when the question changes, not when the page turns or a row opens', async () => {
    const { view, settled, url } = await open('/list?page=3');

    view.openRow('r1');
    await settled();
    expect(url()).toBe('/list?page=3&open=r1');

    view.turnTo(4);
    await settled();
    expect(view.page()).toBe(4);

    view.sortBy('due');
    await settled();
    expect(url()).toContain('sort=due');
    expect(view.page()).toBe(1);
  });

  it('does not ask again when only a row opens', async () => {
    const { view, settled } = await open('/list?q=a');
    const before = view.query();

    view.openRow('r1');
    await settled();

    expect(view.open()).toBe('r1');
    expect(view.query()).toBe(before);
  });

  it('refuses to sort by a field the list does not name', async () => {
    const { view, settled } = await open('/list');

    view.sortBy('password');
    await settled();

    expect(view.sort()).toBe('name');
  });
});
