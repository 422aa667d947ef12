import { Component, resource, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Title } from '@angular/platform-browser';
import { Router, provideRouter } from '@angular/router';

import { ApiError } from './api-error';
import { UiAsync, UiLoaded, UiNone } from './async';

@Component({
  selector: 'ui-async-probe',
  imports: [UiAsync, UiLoaded, UiNone],
  template: `
    <ui-async>
      <ng-template [uiLoaded]="page" let-page>{{ page.items.join(', ') }}</ng-template>
      <ng-template uiNone>nothing here</ng-template>
    </ui-async>
  `,
})
class AsyncProbe {
  readonly number = signal(1);
  readonly load = vi.fn((number: number) => Promise.resolve({ items: [`row ${number}`] }));
  readonly page = resource({ params: () => this.number(), loader: ({ params }) => this.load(params) });
}

describe('ui-async', () => {
  function show(prepare: (probe: AsyncProbe) => void = () => undefined) {
    const fixture = TestBed.createComponent(AsyncProbe);
    prepare(fixture.componentInstance);
    fixture.detectChanges();
    const text = () => (fixture.nativeElement as HTMLElement).textContent;
    const element = fixture.nativeElement as HTMLElement;
    return { fixture, probe: fixture.componentInstance, text, element };
  }

  it('shows a skeleton, then the value', async () => {
    const { fixture, text } = show();
    expect(text()).toContain('Loading');

    await fixture.whenStable();
    expect(text()).toContain('row 1');
    expect(text()).not.toContain('Loading');
  });

  it('keeps the rows on screen while the next page loads', async () => {
    const { fixture, probe, text, element } = show();
    await fixture.whenStable();

    probe.number.set(2);
    fixture.detectChanges();
    expect(text()).toContain('row 1');
    expect(element.querySelector('[aria-busy=true]')).not.toBeNull();

    await fixture.whenStable();
    expect(text()).toContain('row 2');
    expect(element.querySelector('[aria-busy=true]')).toBeNull();
  });

  it('says that there is nothing', async () => {
    const { fixture, text } = show((probe) => probe.load.mockResolvedValue({ items: [] }));
    await fixture.whenStable();

    expect(text()).toContain('nothing here');
  });

  it('names the request that failed and tries again', async () => {
    const { fixture, probe, text, element } = show((it) =>
      it.load.mockRejectedValueOnce(new ApiError(500, 'INTERNAL', 'It broke.', 'req-7')),
    );
    await fixture.whenStable();
    expect(text()).toContain('It broke.');
    expect(text()).toContain('req-7');

    element.querySelector('button')?.click();
    await fixture.whenStable();
    expect(probe.load).toHaveBeenCalledTimes(2);
    expect(text()).toContain('row 1');
  });

  it('offers no Retry where the right is missing', async () => {
    const { fixture, text, element } = show((it) =>
      it.load.mockRejectedValueOnce(new ApiError(403, 'FORBIDDEN', 'No.')),
    );
    await fixture.whenStable();

    expect(text()).toContain('do not have the right');
    expect(element.querySelector('button')).toBeNull();
  });

  it('is a page with a heading and a way back where the object is not there', async () => {
    @Component({
      selector: 'ui-page-probe',
      imports: [UiAsync, UiLoaded],
      template: `<ui-async whole
        ><ng-template [uiLoaded]="page" let-page>{{ page }}</ng-template></ui-async
      >`,
    })
    class PageProbe {
      readonly page = resource({
        loader: () => Promise.reject<string>(new ApiError(404, 'NOT_FOUND', 'No.')),
      });
    }
    TestBed.configureTestingModule({ providers: [provideRouter([])] });
    const id = '01a1fde2-c1f7-75e4-8d3e-10237d78134c';
    vi.spyOn(TestBed.inject(Router), 'url', 'get').mockReturnValue(`/invoices/${id}/edit?x=1`);
    const fixture = TestBed.createComponent(PageProbe);
    fixture.detectChanges();
    await fixture.whenStable();
    const page = fixture.nativeElement as HTMLElement;

    expect(page.querySelector('h1')?.textContent).toContain('does not exist');
    expect(page.querySelector('a')?.getAttribute('href')).toBe('/invoices');
    expect(TestBed.inject(Title).getTitle()).toContain('does not exist');
  });
});
