import { TestBed } from '@angular/core/testing';
import { Api } from '#libs/api-client/api';
import { ApiError } from '#libs/ui/api-error';

import { Invalidation } from '../../core/invalidation';
import { IssueDrawer } from './issue-drawer';

const DRAFT = {
  id: 'i1',
  version: 3,
  clientName: 'Acme',
  total: '10.00',
  currency: 'EUR',
  baseCurrency: 'EUR',
};

describe('issuing a draft', () => {
  const invoke = vi.fn();

  function open() {
    invoke.mockReset();
    TestBed.configureTestingModule({ providers: [{ provide: Api, useValue: { invoke } }] });
    const fixture = TestBed.createComponent(IssueDrawer);
    const show = (draft: object) => {
      fixture.componentRef.setInput('invoice', draft);
      fixture.detectChanges();
    };
    show(DRAFT);
    const done = vi.fn();
    fixture.componentInstance.done.subscribe(done);
    const page = fixture.nativeElement as HTMLElement;
    const submit = async () => {
      page.querySelector('form')!.dispatchEvent(new Event('submit', { cancelable: true }));
      await fixture.whenStable();
    };
    return { page, show, submit, done };
  }

  it('names the version that it shows', async () => {
    const { submit, done } = open();
    invoke.mockResolvedValue({ ...DRAFT, status: 'issued' });
    await submit();

    expect(invoke.mock.calls[0]![1]).toMatchObject({ id: 'i1', 'If-Match': '"3"' });
    expect(done).toHaveBeenCalledWith({ ...DRAFT, status: 'issued' });
  });

  it('says that the draft was changed, has it loaded again, and then issues what is shown', async () => {
    const { page, show, submit, done } = open();
    const reload = vi.fn();
    TestBed.inject(Invalidation).watch(['invoice:i1'], reload);
    invoke.mockRejectedValueOnce(new ApiError(412, 'STALE_VERSION', 'Somebody changed this.'));
    await submit();

    expect(page.querySelector('[role=alert]')?.textContent).toContain('This draft was changed');
    expect(reload).toHaveBeenCalledTimes(1);
    expect(done).not.toHaveBeenCalled();

    show({ ...DRAFT, version: 4, total: '12.00' });
    expect(page.textContent).toContain('12.00');
    invoke.mockResolvedValue({});
    await submit();
    expect(invoke.mock.calls[1]![1]).toMatchObject({ 'If-Match': '"4"' });
  });
});
