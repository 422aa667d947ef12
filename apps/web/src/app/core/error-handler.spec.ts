import { TestBed } from '@angular/core/testing';
import { Api } from '#libs/api-client/api';
import { clientErrorsReport } from '#libs/api-client/fn/client-errors/client-errors-report';
import { ApiError } from '#libs/ui/api-error';

import { LastResort } from './error-handler';
import { PAGE } from './page';
import { Session } from './session';
import { Toasts } from './toasts';

describe('an error that nobody caught', () => {
  const invoke = vi.fn();
  const toasts = { show: vi.fn(), offer: vi.fn(() => Promise.resolve(false)) };
  const session = { signedIn: vi.fn() };

  beforeEach(() => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    invoke.mockReset().mockResolvedValue(undefined);
    toasts.show.mockClear();
    session.signedIn.mockReturnValue(true);
    TestBed.configureTestingModule({
      providers: [
        LastResort,
        { provide: Api, useValue: { invoke } },
        { provide: PAGE, useValue: { path: () => '/clients?q=Acme' } },
        { provide: Session, useValue: session },
        { provide: Toasts, useValue: toasts },
      ],
    });
  });
  afterEach(() => vi.restoreAllMocks());

  const handle = (error: unknown) => TestBed.inject(LastResort).handleError(error);

  it('is said, and reported with its page but not with what was searched', () => {
    handle(new TypeError('x is undefined'));

    expect(toasts.show).toHaveBeenCalledWith('Something went wrong in this page. Please try again.');
    expect(invoke).toHaveBeenCalledWith(clientErrorsReport, {
      body: {
        message: 'TypeError: x is undefined',
        page: '/clients',
        stack: expect.stringContaining('x is undefined') as string,
      },
    });
  });

  it('is reported once, and not without end', () => {
    for (let i = 0; i < 30; i++) handle(new Error(`loop ${i % 15}`));

    expect(invoke).toHaveBeenCalledTimes(10);
  });

  it('fits what the server takes', () => {
    const error = new Error('m'.repeat(900));
    error.stack = 's'.repeat(9_000);
    handle(error);
    const { body } = (invoke.mock.calls[0] as [unknown, { body: { message: string; stack: string } }])[1];

    expect([body.message.length, body.stack.length]).toEqual([500, 4_000]);
  });

  it('names the request that failed', () => {
    handle(new ApiError(500, 'UNEXPECTED', 'Something went wrong.', 'req-7'));

    expect(invoke.mock.calls[0]?.[1]).toMatchObject({ body: { failedRequestId: 'req-7' } });
  });

  it.each([
    ['of a lost connection', new ApiError(0, 'OFFLINE', 'gone'), true],
    ['of an expired session', new ApiError(401, 'UNAUTHENTICATED', 'gone'), true],
    ['of somebody who is not signed in', new Error('x'), false],
  ])('is not reported when it is %s', (_name, error, signedIn) => {
    session.signedIn.mockReturnValue(signedIn);
    handle(error);

    expect(invoke).not.toHaveBeenCalled();
  });

  it('does not end in another one when the report fails', async () => {
    invoke.mockRejectedValue(new ApiError(429, 'THROTTLED', 'later'));
    handle(new Error('x'));
    await Promise.resolve();

    expect(toasts.show).toHaveBeenCalledTimes(1);
  });
});
