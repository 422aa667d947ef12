import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { Api } from '#libs/api-client/api';
import { ApiError } from '#libs/ui/api-error';

import { Session } from '../core/session';
import { ownPath } from '../core/own-path';
import { Login } from './login';

describe('sign-in page', () => {
  const signIn = vi.fn();

  function open(inputs: Record<string, string> = {}, takesFirms = false) {
    signIn.mockReset().mockResolvedValue(undefined);
    TestBed.configureTestingModule({
      providers: [
        provideRouter([]),
        { provide: Session, useValue: { signIn } },
        { provide: Api, useValue: { invoke: vi.fn().mockResolvedValue({ open: takesFirms }) } },
      ],
    });
    const go = vi.spyOn(TestBed.inject(Router), 'navigateByUrl').mockResolvedValue(true);
    const fixture = TestBed.createComponent(Login);
    for (const [name, value] of Object.entries(inputs)) fixture.componentRef.setInput(name, value);
    fixture.detectChanges();
    const page = fixture.nativeElement as HTMLElement;
    const fill = (type: string, value: string) => {
      const box = page.querySelector<HTMLInputElement>(`[type=${type}]`)!;
      box.value = value;
      box.dispatchEvent(new Event('input'));
    };
    const submit = async () => {
      page.querySelector('form')!.dispatchEvent(new Event('submit', { cancelable: true }));
      await fixture.whenStable();
    };
    return { page, fill, submit, go, settled: () => fixture.whenStable() };
  }

  it('goes back to the page one came for', async () => {
    const { fill, submit, go } = open({ return: '/clients?page=2' });
    fill('email', 'maya@firm.example');
    fill('password', 'secret');
    await submit();

    expect(signIn).toHaveBeenCalledWith({ email: 'maya@firm.example', password: 'secret' });
    expect(go).toHaveBeenCalledWith('/clients?page=2');
  });

  it.each([true, false])('leads to a firm of one’s own where new ones are taken: %s', async (taken) => {
    const { page, settled } = open({}, taken);
    await settled();

    expect(page.querySelector('a[href="/register"]') !== null).toBe(taken);
  });

  it('asks for what is missing before it asks the server', async () => {
    const { page, submit } = open();
    await submit();

    expect(signIn).not.toHaveBeenCalled();
    expect(page.textContent).toContain('Required.');
    expect(page.querySelector('[type=email]')?.getAttribute('aria-invalid')).toBe('true');
  });

  it('says why the server refused, and keeps what was typed', async () => {
    const { page, fill, submit, go } = open();
    signIn.mockRejectedValue(new ApiError(401, 'CREDENTIALS_WRONG', 'E-mail or password is wrong.'));
    fill('email', 'maya@firm.example');
    fill('password', 'wrong');
    await submit();

    expect(page.querySelector('[role=alert]')?.textContent).toContain('E-mail or password is wrong.');
    expect(page.querySelector<HTMLInputElement>('[type=email]')?.value).toBe('maya@firm.example');
    expect(go).not.toHaveBeenCalled();
  });
});

describe('the page to return to', () => {
  it.each([
    ['/clients?page=2', '/clients?page=2'],
    ['//evil.example', null],
    ['/\\evil.example', null],
    ['https://evil.example', null],
    [undefined, null],
  ])('%s is %s', (url, expected) => {
    expect(ownPath(url)).toBe(expected);
  });
});
