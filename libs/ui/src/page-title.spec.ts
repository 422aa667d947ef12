import { Component, inject } from '@angular/core';
import { TestBed } from '@angular/core/testing';

import { PageTitles, UiPageTitle } from './page-title';

@Component({
  selector: 'ui-title-probe',
  imports: [UiPageTitle],
  template: '<h1 uiPageTitle>Clients</h1><input />',
})
class TitleProbe {
  readonly titles = inject(PageTitles);
}

describe('page title', () => {
  function show() {
    const titles = TestBed.inject(PageTitles);
    const create = () => {
      const fixture = TestBed.createComponent(TitleProbe);
      const element = fixture.nativeElement as HTMLElement;
      document.body.append(element);
      fixture.detectChanges();
      return { fixture, element };
    };
    return { titles, create };
  }

  afterEach(() => document.body.replaceChildren());

  it('takes the focus after a navigation, once', async () => {
    const { titles, create } = show();
    titles.expect(document.activeElement);
    const { fixture, element } = create();
    await fixture.whenStable();
    expect(document.activeElement?.textContent).toBe('Clients');

    element.querySelector('input')?.focus();
    titles.arrive();
    expect(document.activeElement?.tagName).toBe('INPUT');
  });

  it('leaves the focus alone on the first page', async () => {
    const { create } = show();
    const { fixture } = create();
    await fixture.whenStable();

    expect(document.activeElement).toBe(document.body);
  });

  it('does not pull back someone who already moved on', async () => {
    const { titles, create } = show();
    const search = document.body.appendChild(document.createElement('input'));
    titles.expect(document.body);
    search.focus();
    const { fixture } = create();
    await fixture.whenStable();

    expect(document.activeElement).toBe(search);
  });

  it('of a page that is reused takes the focus when the navigation ends', async () => {
    const { titles, create } = show();
    const { fixture } = create();
    await fixture.whenStable();
    titles.expect(document.activeElement);
    titles.arrive();

    expect(document.activeElement?.tagName).toBe('H1');
  });
});
