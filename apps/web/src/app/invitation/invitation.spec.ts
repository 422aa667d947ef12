import { TestBed } from '@angular/core/testing';
import { ActivatedRoute, provideRouter, Router } from '@angular/router';
import { Api } from '#libs/api-client/api';
import { invitationsAccept } from '#libs/api-client/fn/auth/invitations-accept';
import { invitationsLook } from '#libs/api-client/fn/auth/invitations-look';
import { ApiError } from '#libs/ui/api-error';

import { Session } from '../core/session';
import { InvitationPage } from './invitation';

describe('the page of an invitation', () => {
  const INVITED = {
    ...{ firmName: 'Alder', inviterName: 'Ada', name: 'Nia New', email: 'nia@firm.example' },
    ...{ firmId: 'f1', ssos: [] },
  };
  const GONE = new ApiError(404, 'INVITATION_GONE', 'This invitation does not hold any more.');
  const invoke = vi.fn();
  const signIn = vi.fn();

  async function open(look: object) {
    invoke.mockReset().mockImplementation((call) => {
      if (call === invitationsAccept) return Promise.resolve({ email: INVITED.email, firmId: 'f1' });
      return look instanceof Error ? Promise.reject(look) : Promise.resolve(look);
    });
    signIn.mockReset().mockResolvedValue(null);
    TestBed.configureTestingModule({
      providers: [
        provideRouter([]),
        { provide: Api, useValue: { invoke } },
        { provide: Session, useValue: { signIn } },
        { provide: ActivatedRoute, useValue: { snapshot: { fragment: 'token=abc' } } },
      ],
    });
    const go = vi.spyOn(TestBed.inject(Router), 'navigateByUrl').mockResolvedValue(true);
    const fixture = TestBed.createComponent(InvitationPage);
    await fixture.whenStable();
    const page = fixture.nativeElement as HTMLElement;
    const accept = async (autocomplete: string, password: string) => {
      const box = page.querySelector<HTMLInputElement>(`[autocomplete=${autocomplete}]`)!;
      box.value = password;
      box.dispatchEvent(new Event('input'));
      page.querySelector('form')!.dispatchEvent(new Event('submit', { cancelable: true }));
      await fixture.whenStable();
    };
    return { page, accept, go };
  }

  it('makes a login for a newcomer and signs them in', async () => {
    const { page, accept, go } = await open({ ...INVITED, hasLogin: false });
    expect(page.textContent).toContain('Ada invites you to work with Alder');
    expect(invoke).toHaveBeenCalledWith(invitationsLook, { body: { token: 'abc' } });
    await accept('new-password', 'violet lighthouse');

    const body = { token: 'abc', name: 'Nia New', newPassword: 'violet lighthouse' };
    expect(invoke).toHaveBeenLastCalledWith(invitationsAccept, { body });
    const credentials = { email: INVITED.email, firmId: 'f1', password: 'violet lighthouse' };
    expect(signIn).toHaveBeenCalledWith(credentials);
    expect(go).toHaveBeenCalledWith('/', { replaceUrl: true });
  });

  it('takes the password of a login that is there already', async () => {
    const { page, accept } = await open({ ...INVITED, hasLogin: true });
    expect(page.querySelector('[autocomplete=new-password]')).toBeNull();
    await accept('current-password', 'old');

    expect(invoke).toHaveBeenLastCalledWith(invitationsAccept, { body: { token: 'abc', password: 'old' } });
  });

  it('leads on when the sign-in that follows is refused', async () => {
    const { accept, go } = await open({ ...INVITED, hasLogin: true });
    signIn.mockRejectedValue(new ApiError(429, 'THROTTLED', 'Later.'));
    await accept('current-password', 'old');

    expect(go).toHaveBeenCalledWith('/', { replaceUrl: true });
  });

  it('asks for the code of who signs in with one', async () => {
    const { page, accept, go } = await open({ ...INVITED, hasLogin: true });
    signIn.mockResolvedValue({ mfaRequired: true, challenge: 'c', app: true, passkey: null });
    await accept('current-password', 'old');

    expect(page.querySelector('[autocomplete=one-time-code]')).not.toBeNull();
    expect(go).not.toHaveBeenCalled();
  });

  it('says what to do with a link that does not hold', async () => {
    const { page } = await open(GONE);
    expect(page.querySelector('[role=alert]')?.textContent).toContain('does not hold any more');
    expect(page.querySelector('form')).toBeNull();
  });
});
