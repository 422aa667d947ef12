import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';

import { KeptFocus } from './kept-focus';

@Component({
  template: `
    <section id="card">
      @if (asks()) {
        <form><button type="button" id="send">Send</button></form>
      } @else {
        <p>Sent.</p>
      }
    </section>
  `,
})
class Card {
  readonly asks = signal(true);
}

describe('the focus', () => {
  const after = async (work: () => void): Promise<string | undefined> => {
    TestBed.inject(KeptFocus).start();
    const fixture = TestBed.createComponent(Card);
    document.body.append(fixture.nativeElement as HTMLElement);
    await fixture.whenStable();
    document.getElementById('send')!.focus();
    fixture.componentInstance.asks.set(false);
    work();
    await fixture.whenStable();
    await new Promise((resolve) => setTimeout(resolve, 10));
    return document.activeElement?.id;
  };

  it('stays at its place when what had it is gone', async () => {
    expect(await after(() => undefined)).toBe('card');
    expect(document.getElementById('card')!.tabIndex).toBe(-1);
    document.getElementById('card')!.blur();
    expect(document.getElementById('card')!.hasAttribute('tabindex')).toBe(false);
  });

  it('is where somebody put it', async () => {
    const other = Object.assign(document.createElement('button'), { id: 'other' });
    document.body.append(other);
    expect(await after(() => other.focus())).toBe('other');
  });
});
