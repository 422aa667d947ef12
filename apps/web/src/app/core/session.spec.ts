import { TestBed } from '@angular/core/testing';
import { P } from '#libs/contracts';
import { Api } from '#libs/api-client/api';
import { authLogin } from '#libs/api-client/fn/auth/auth-login';
import { authLogout } from '#libs/api-client/fn/auth/auth-logout';
import { authRefresh } from '#libs/api-client/fn/auth/auth-refresh';
import { authSwitch } from '#libs/api-client/fn/auth/auth-switch';
import { ApiError } from '#libs/ui/api-error';
import { Formats } from '#libs/ui/formats';

import { PAGE } from './page';
import { Permissions } from './permissions';
import { Session } from './session';

const ANSWER = {
  accessToken: 't1',
  expiresIn: 900,
  me: {
    user: { id: 'u', name: 'Maya', email: 'm@x.example', hasPassword: true },
    firm: { locale: 'de-DE', timeZone: 'Europe/Berlin' },
    permissions: [P.ClientRead],
  },
};

describe('session', () => {
  const invoke = vi.fn();
  const stored = new Map<string, string>();
  const page = {
    path: () => '/',
    load: vi.fn(),
    recall: (key: string) => stored.get(key) ?? null,
    remember: (key: string, value: string | null) =>
      value === null ? stored.delete(key) : stored.set(key, value),
  };

  beforeEach(() => {
    vi.useRealTimers();
    stored.clear();
    invoke.mockReset().mockResolvedValue(ANSWER);
    page.load.mockClear();
    TestBed.configureTestingModule({
      providers: [
        { provide: Api, useValue: { invoke } },
        { provide: PAGE, useValue: page },
      ],
    });
  });

  const calls = (fn: unknown) => invoke.mock.calls.filter(([called]) => called === fn).length;

  it('asks for no refresh where nobody ever signed in', async () => {
    await TestBed.inject(Session).start();

    expect(invoke).not.toHaveBeenCalled();
  });

  it('resumes from the cookie after a reload', async () => {
    stored.set('votra.signedIn', '1');
    const session = TestBed.inject(Session);
    await session.start();

    expect(session.me()?.user.name).toBe('Maya');
    expect(await session.token()).toBe('t1');
  });

  it('forgets the hint when the cookie is no longer good', async () => {
    stored.set('votra.signedIn', '1');
    invoke.mockRejectedValue(new ApiError(401, 'SESSION_ENDED', 'Sign in.'));
    const session = TestBed.inject(Session);
    await session.start();

    expect(session.signedIn()).toBe(false);
    expect(stored.size).toBe(0);
  });

  it('keeps the hint when the server is only unreachable', async () => {
    stored.set('votra.signedIn', '1');
    invoke.mockRejectedValue(new ApiError(0, 'OFFLINE', 'Offline.'));
    await TestBed.inject(Session).start();

    expect(stored.get('votra.signedIn')).toBe('1');
  });

  it('gives rights and formats of the firm to everyone who asks', async () => {
    await TestBed.inject(Session).signIn({ email: 'm@x.example', password: 'p' });

    expect(calls(authLogin)).toBe(1);
    expect(TestBed.inject(Permissions).can(P.ClientRead)).toBe(true);
    expect(TestBed.inject(Permissions).can(P.LedgerRead)).toBe(false);
    expect(TestBed.inject(Formats).money('1234.5', 'EUR')).toBe('1.234,50');
  });

  it('renews a token shortly before its end, once for all who wait', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const session = TestBed.inject(Session);
    await session.signIn({ email: 'm@x.example', password: 'p' });
    vi.advanceTimersByTime(880_000);
    invoke.mockResolvedValue({ ...ANSWER, accessToken: 't2' });

    expect(await Promise.all([session.token(), session.token()])).toEqual(['t2', 't2']);
    expect(calls(authRefresh)).toBe(1);
  });

  it('goes to another firm by loading the page anew, in other tabs too', async () => {
    const session = TestBed.inject(Session);
    const heard = new Promise((resolve) => (new BroadcastChannel('votra-session').onmessage = resolve));

    await session.goTo({ id: 'other', name: 'Other', clientId: null, clientName: null });

    expect(invoke).toHaveBeenCalledWith(authSwitch, { body: { firmId: 'other' } });
    expect(page.load).toHaveBeenCalledWith('/');
    expect(await heard).toMatchObject({ data: 'other-firm' });
  });

  it('signs out on the server and loads the page anew, in other tabs too', async () => {
    const session = TestBed.inject(Session);
    await session.signIn({ email: 'm@x.example', password: 'p' });
    const heard = new Promise((resolve) => (new BroadcastChannel('votra-session').onmessage = resolve));

    await session.signOut();

    expect(calls(authLogout)).toBe(1);
    expect(page.load).toHaveBeenCalledWith('/login');
    await heard;
  });
});
