import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { P } from '#libs/contracts';

import { CAN, UiCan } from './can';

@Component({ selector: 'ui-can-probe', imports: [UiCan], template: '<button *uiCan="issue">Issue</button>' })
class CanProbe {
  readonly issue = P.InvoiceIssue;
}

describe('*uiCan', () => {
  it('shows only what the right allows, and follows it', async () => {
    const held = signal<string[]>([]);
    TestBed.configureTestingModule({
      providers: [{ provide: CAN, useValue: (permission: string) => held().includes(permission) }],
    });
    const fixture = TestBed.createComponent(CanProbe);
    const element = fixture.nativeElement as HTMLElement;
    await fixture.whenStable();
    expect(element.querySelector('button')).toBeNull();

    held.set([P.InvoiceIssue]);
    await fixture.whenStable();
    expect(element.querySelector('button')).not.toBeNull();

    held.set([]);
    await fixture.whenStable();
    expect(element.querySelector('button')).toBeNull();
  });
});
