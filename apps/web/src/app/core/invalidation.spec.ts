import { Component, resource, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';

import { Invalidation, reloadOn } from './invalidation';

const loads = vi.fn(() => Promise.resolve(1));

@Component({ selector: 'app-invalidation-probe', template: '' })
class InvalidationProbe {
  readonly id = signal('a');
  readonly data = reloadOn(resource({ loader: loads }), 'clients', () => `client:${this.id()}`);
}

describe('invalidation', () => {
  beforeEach(() => loads.mockClear());

  async function show() {
    const fixture = TestBed.createComponent(InvalidationProbe);
    await fixture.whenStable();
    return fixture;
  }

  it('reloads what carries one of the names, and nothing else', async () => {
    const fixture = await show();
    const { invalidate } = TestBed.inject(Invalidation);

    invalidate('projects', 'client:b');
    await fixture.whenStable();
    expect(loads).toHaveBeenCalledTimes(1);

    invalidate('clients');
    await fixture.whenStable();
    expect(loads).toHaveBeenCalledTimes(2);
  });

  it('follows an id that changes', async () => {
    const fixture = await show();
    fixture.componentInstance.id.set('b');

    TestBed.inject(Invalidation).invalidate('client:b');
    await fixture.whenStable();

    expect(loads).toHaveBeenCalledTimes(2);
  });

  it('ends with the component', async () => {
    const fixture = await show();
    fixture.destroy();

    TestBed.inject(Invalidation).invalidate('clients');

    expect(loads).toHaveBeenCalledTimes(1);
  });
});
