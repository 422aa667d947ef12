import { TestBed } from '@angular/core/testing';
import { Api } from '#libs/api-client/api';
import { timeEntriesSetRate } from '#libs/api-client/fn/time/time-entries-set-rate';
import type { EntryRateDto } from '#libs/api-client/models/entry-rate-dto';

import { RateForm } from './rate-form';

const RATE: EntryRateDto = {
  hourlyRate: '100.00',
  rateSource: 'engagement',
  rateReason: null,
  currency: 'EUR',
  role: 'Consultant',
  cardRate: '100.00',
  cardLevel: 'engagement',
  isOnInvoice: false,
};

describe('the form of a rate', () => {
  async function show(rate: Partial<EntryRateDto> = {}) {
    const invoke = vi.fn().mockResolvedValue({});
    TestBed.configureTestingModule({ providers: [{ provide: Api, useValue: { invoke } }] });
    const fixture = TestBed.createComponent(RateForm);
    fixture.componentRef.setInput('entry', { id: 'a', version: 3 });
    fixture.componentRef.setInput('rate', { ...RATE, ...rate });
    await fixture.whenStable();
    const element = fixture.nativeElement as HTMLElement;
    const type = (index: number, text: string): void => {
      const box = element.querySelectorAll<HTMLInputElement>('input')[index]!;
      box.value = text;
      box.dispatchEvent(new Event('input'));
    };
    const send = async (): Promise<void> => {
      element.querySelector('form')!.dispatchEvent(new Event('submit', { cancelable: true }));
      await fixture.whenStable();
    };
    return { fixture, element, invoke, type, send };
  }

  it('sends the rate as plain decimal text, with its reason and the version that was seen', async () => {
    const { invoke, type, send, element } = await show();
    type(0, '95,5');
    type(1, 'Goodwill');
    await send();

    expect(invoke).toHaveBeenCalledExactlyOnceWith(timeEntriesSetRate, {
      id: 'a',
      'If-Match': '"3"',
      body: { hourlyRate: '95.5', reason: 'Goodwill' },
    });
    expect(element.querySelector('.error')).toBeNull();
  });

  it('asks for rate and reason before it sends anything', async () => {
    const { invoke, send, element } = await show();
    await send();

    expect(invoke).not.toHaveBeenCalled();
    expect(element.querySelectorAll('.error')).toHaveLength(2);
  });

  it('goes back to the rate of the rate cards when it was overridden', async () => {
    const { fixture, element, invoke, type, send } = await show({ rateSource: 'override' });
    const take = element.querySelector('select')!;
    take.value = 'card';
    take.dispatchEvent(new Event('input'));
    take.dispatchEvent(new Event('change'));
    await fixture.whenStable();
    type(0, 'Agreed again');
    await send();

    expect(invoke.mock.calls[0]?.[1]).toMatchObject({ body: { hourlyRate: null, reason: 'Agreed again' } });
  });

  it('forgets what was typed for another entry', async () => {
    const { fixture, element, type } = await show();
    type(0, '95');
    await fixture.whenStable();
    fixture.componentRef.setInput('entry', { id: 'b', version: 1 });
    await fixture.whenStable();

    expect(element.querySelector('input')!.value).toBe('');
  });
});
